using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.FormClose;

namespace SmartActivities.Functions.Calendars;

/// <summary>A computed deadline, with the answer to "why is it Wednesday".</summary>
/// <param name="Deadline">The deadline, in the caller's zone.</param>
/// <param name="TimeZone">The zone.</param>
/// <param name="FellBackToCalendarDays">Whether every day was counted because the calendar has no, or not enough, working time.</param>
/// <param name="Explanation">Each day from the creation day to the deadline's.</param>
internal sealed record DeadlineResponse(
    OffsetDateTime Deadline, string TimeZone, bool FellBackToCalendarDays, IReadOnlyList<ExplainedDayResponse> Explanation)
{
    public static DeadlineResponse Of(ComputedDeadline computed) => new(
        computed.Deadline.Local,
        computed.At.Zone.Id,
        computed.FellBackToCalendarDays,
        [.. computed.Explain().Select(ExplainedDayResponse.Of)]);
}
