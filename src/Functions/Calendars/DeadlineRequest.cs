using SmartActivities.Functions.Templates;

namespace SmartActivities.Functions.Calendars;

/// <summary>The body of a request to compute a deadline.</summary>
internal sealed record DeadlineRequest
{
    /// <summary>When the activity is created; absent: now.</summary>
    public OffsetDateTime? From { get; init; }

    /// <summary>Absent: three working days.</summary>
    public DeadlineRuleFields? Rule { get; init; }
}
