using System.Diagnostics;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Templates;

/// <summary>What is planned when an item is dragged to a column of the planner.</summary>
public static class PlannerMove
{
    private static readonly Duration BeforeMidnight = Duration.FromMinutes(1);

    /// <summary>The draft "Planned: {title}" with the column's deadline.</summary>
    /// <param name="column">The column.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="existing">The deadline that the item had; its time of day is kept.</param>
    public static Draft Draft(PlannerTarget column, DraftFacts facts, Deadline? existing)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new Draft
        {
            Subject = PlaceholderText.Clip(Phrases.Planned(facts.ItemTitle, facts.By.Language), Activity.MaxSubjectLength),
            Deadline = DeadlineIn(column, facts.By.Now, facts.By.Calendar, existing),
            ResponsibleId = facts.By.User,
            Reminders = facts.PreferredReminders,
        };
    }

    /// <summary>
    /// The deadline of a column. Today: an hour before the working hours end, or at their end when less than an hour is left
    /// (when they are over, the next full hour). This week: tomorrow, and on the last day of the week as today. Next week:
    /// this day a week later. Later: two weeks later. The time of day is that of the existing deadline, else the present
    /// one rounded up to the full hour and fitted into that day's working hours. Midnight would be the next day's, and
    /// perhaps another column's: a minute before takes its place.
    /// </summary>
    /// <returns>A deadline after <paramref name="now"/>.</returns>
    public static Deadline DeadlineIn(PlannerTarget column, Instant now, WorkCalendar calendar, Deadline? existing)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var today = calendar.Zone.DateAt(now);
        var tomorrowIsNextWeek = today.PlusDays(1).DayOfWeek == calendar.FirstDayOfWeek;
        int? days = column switch
        {
            PlannerTarget.Today => null,
            PlannerTarget.ThisWeek => tomorrowIsNextWeek ? null : 1,
            PlannerTarget.NextWeek => 7,
            PlannerTarget.Later => 14,
            _ => throw new UnreachableException(),
        };
        if (days is null)
            return new Deadline(Today(now, today, calendar), calendar.Zone);
        var time = existing?.At.InZone(calendar.Zone).TimeOfDay;
        var due = DeadlineRule.CalendarDays(days.Value, time).DeadlineFor(now, calendar).Deadline;
        var midnight = calendar.Zone.StartOf(today.PlusDays(days.Value + 1));
        return due.At == midnight ? due with { At = midnight - BeforeMidnight } : due;
    }

    private static Instant Today(Instant now, LocalDate today, WorkCalendar calendar)
    {
        var midnight = calendar.Zone.StartOf(today.PlusDays(1));
        if (calendar.Judge(today).Hours.Ranges is [.., var last])
        {
            var end = last.EndsAtMidnight ? midnight : (today + last.To).InZoneLeniently(calendar.Zone).ToInstant();
            if (end - now > Duration.FromHours(1))
                return end - Duration.FromHours(1);
            if (end > now && end != midnight)
                return end;
        }

        // Counted on the clock of the wall: in a zone of half hours full hours are not those of UTC.
        var clock = now.InZone(calendar.Zone).TimeOfDay;
        var hour = clock.Hour < 23
            ? (today + new LocalTime(clock.Hour + 1, 0)).InZoneLeniently(calendar.Zone).ToInstant()
            : midnight - BeforeMidnight;
        return hour > now ? Instant.Min(hour, midnight) : midnight;
    }
}
