using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Calendars;

/// <summary>What the caller's calendar says of a day.</summary>
internal sealed record WorkingDayResponse(LocalDate Date, bool Working, IReadOnlyList<string> Hours, DayReason Reason, string? Name)
{
    public static WorkingDayResponse Of(LocalDate date, DayVerdict verdict) =>
        new(date, verdict.IsWorking, HoursText.Of(verdict.Hours), verdict.Reason, verdict.Name);
}
