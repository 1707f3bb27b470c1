using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Templates;

/// <summary>An activity as it is proposed: the user may change all of it before it is saved.</summary>
public sealed record Draft
{
    /// <summary>What to do; never blank, at most <see cref="Activity.MaxSubjectLength"/> long.</summary>
    public required string Subject { get; init; }

    /// <summary>More about it; may be empty, at most <see cref="Activity.MaxDescriptionLength"/> long.</summary>
    public string Description { get; init; } = "";

    /// <summary>By when.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>How a deadline rule came to the deadline; absent when no rule did.</summary>
    public ComputedDeadline? Computed { get; init; }

    /// <summary>Who has to do it.</summary>
    public required UserId ResponsibleId { get; init; }

    /// <summary>How long before the deadline to remind.</summary>
    public ReminderOffsets Reminders { get; init; }

    /// <summary>The name of its colour; absent for the default one.</summary>
    public string? Color { get; init; }

    /// <summary>The template that it was made from; absent when none was.</summary>
    public TemplateId? Template { get; init; }
}
