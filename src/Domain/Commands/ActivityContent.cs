using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Domain.Commands;

/// <summary>What a user says of an activity to plan. What is left open is drafted.</summary>
public sealed record ActivityContent
{
    /// <summary>Drafts what is left open.</summary>
    public required Drafter Drafter { get; init; }

    /// <summary>From what to draft it; absent: the template that fits the item best.</summary>
    public Template? Template { get; init; }

    /// <summary>What to do.</summary>
    public string? Subject { get; init; }

    /// <summary>More about it.</summary>
    public string? Description { get; init; }

    /// <summary>By when.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The zone of a drafted deadline, in place of the user's own.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Who has to do it.</summary>
    public UserId? ResponsibleId { get; init; }

    /// <summary>How long before the deadline to remind, in any order.</summary>
    public IReadOnlyCollection<Duration>? Reminders { get; init; }

    /// <summary>The name of its colour.</summary>
    public string? Color { get; init; }

    /// <summary>Every rule that is broken, each under the member's name in a request. A draft breaks none.</summary>
    internal IEnumerable<Violation> Check(Instant now, ServiceLimits limits) =>
    [
        .. Subject is null ? [] : ActivityRules.CheckSubject(Subject),
        .. Description is null ? [] : ActivityRules.CheckDescription(Description),
        .. Deadline is null ? [] : ActivityRules.CheckDeadline(Deadline, now),
        .. Reminders is null ? [] : ActivityRules.CheckReminders(Reminders, limits),
        .. ActivityRules.CheckColor(Color),
    ];

    /// <summary>The whole of it for an item, of content that keeps all rules.</summary>
    /// <param name="item">Which item.</param>
    /// <param name="known">The item as it is; absent when it is unknown.</param>
    /// <param name="title">Its title as the request tells it.</param>
    /// <param name="limits">How many reminders there may be: of more that are drafted, those next to the deadline stay.</param>
    internal Draft For(ItemKey item, Item? known, string? title, ServiceLimits limits)
    {
        var draft = Drafter.DraftFor(item, known, title, template: Template);
        return draft with
        {
            Subject = Subject ?? draft.Subject,
            Description = Description ?? draft.Description,
            Deadline = Deadline ?? draft.Deadline with { Zone = Zone ?? draft.Deadline.Zone },
            ResponsibleId = ResponsibleId ?? draft.ResponsibleId,
            Reminders = ReminderOffsets.Of(Reminders ?? draft.Reminders.Values.TakeLast(limits.RemindersPerActivity)),
            Color = Color ?? draft.Color,
        };
    }
}
