namespace SmartActivities.Domain.Calendars;

/// <summary>What a person has in the place of, or besides, the tenant's calendar.</summary>
/// <param name="Hours">The person's own working hours; absent: the tenant's.</param>
/// <param name="Absences">When the person is away; at most <see cref="WorkCalendar.MaxAbsences"/>.</param>
public sealed record PersonCalendar(WeekHours? Hours, ImmutableArray<Absence> Absences)
{
    /// <summary>Nothing of one's own.</summary>
    public static PersonCalendar None { get; } = new(null, []);
}
