namespace SmartActivities.Domain.Calendars;

/// <summary>A deadline that a rule gave, and why it lies where it lies.</summary>
public sealed class ComputedDeadline
{
    private readonly LocalDate _created;
    private readonly LocalDate _due;

    internal ComputedDeadline(
        ZonedDateTime at, LocalDate created, LocalDate due, bool fellBackToCalendarDays, DeadlineRule rule, WorkCalendar calendar)
    {
        At = at;
        _created = created;
        _due = due;
        FellBackToCalendarDays = fellBackToCalendarDays;
        Rule = rule;
        Calendar = calendar;
    }

    /// <summary>The moment, with the zone that it was computed in.</summary>
    public ZonedDateTime At { get; }

    /// <summary>The moment and the zone, as an activity keeps them.</summary>
    public Deadline Deadline => new(At.ToInstant(), At.Zone);

    /// <summary>Whether every day was counted because the calendar has no, or not enough, working time.</summary>
    public bool FellBackToCalendarDays { get; }

    /// <summary>The rule that counted them.</summary>
    public DeadlineRule Rule { get; }

    /// <summary>The calendar whose days were counted.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>
    /// Each day from the creation day to the deadline's, whether it was counted, and why. As many days are counted as the
    /// rule says. When calendar days are counted, the reason still says what sort of day each is.
    /// </summary>
    public IEnumerable<ExplainedDay> Explain()
    {
        var everyDay = !Rule.CountsWorkingDays || FellBackToCalendarDays;
        yield return new ExplainedDay(_created, Counted: false, DayReason.CreationDay, Name: null);
        for (var date = _created.PlusDays(1); date <= _due; date = date.PlusDays(1))
        {
            var verdict = Calendar.Judge(date);
            yield return new ExplainedDay(date, everyDay || verdict.IsWorking, verdict.Reason, verdict.Name);
        }
    }
}
