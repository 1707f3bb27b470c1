using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.FormClose;

/// <summary>A day that was counted or passed over on the way to a deadline.</summary>
internal sealed record ExplainedDayResponse(LocalDate Date, bool Counted, DayReason Reason, string? Name)
{
    public static ExplainedDayResponse Of(ExplainedDay day) => new(day.Date, day.Counted, day.Reason, day.Name);
}
