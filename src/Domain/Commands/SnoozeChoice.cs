using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Commands;

/// <summary>One of the ways to put an activity off that are offered ready-made.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="What">What is put off.</param>
/// <param name="To">Until when.</param>
/// <param name="Result">The activity as it would be.</param>
public sealed record SnoozeChoice(string Label, SnoozedPart What, SnoozeTo To, Activity Result)
{
    /// <summary>The model product's menu (1, 2, 3 hours or days later than the deadline; later than now once the deadline has passed), the next working
    /// morning, and another reminder in ten minutes. An incoming contact has only the reminder, and what has ended nothing.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="calendar">The calendar in force for the reader.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="now">The present moment.</param>
    public static ImmutableArray<SnoozeChoice> For(Activity activity, WorkCalendar calendar, Language language, Instant now)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!activity.IsOpen)
            return [];
        var again = Of(Phrases.SnoozeTenMinutes(language), SnoozedPart.Reminder, new SnoozeTo.By(Duration.FromMinutes(10), FromDeadline: false));
        if (activity.Deadline is not { } deadline)
            return [again];
        return
        [
            again,
            .. Phrases.SnoozeTimes(language).Select(time => Of(time.Label, SnoozedPart.Deadline, new SnoozeTo.By(time.Time, deadline.At > now))),
            Of(Phrases.SnoozeNextWorkingMorning(language), SnoozedPart.Deadline, new SnoozeTo.NextWorkingMorning()),
        ];

        SnoozeChoice Of(string label, SnoozedPart what, SnoozeTo to)
        {
            var command = new SnoozeActivityCommand { By = activity.ResponsibleId, Now = now, What = what, To = to, Calendar = calendar };
            return new SnoozeChoice(label, what, to, command.Snooze(activity));
        }
    }
}
