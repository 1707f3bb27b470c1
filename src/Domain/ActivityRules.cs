using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain;

/// <summary>The rules that every planned activity obeys, whoever plans it.</summary>
public static class ActivityRules
{
    /// <summary>Every rule that a subject breaks.</summary>
    public static IEnumerable<Violation> CheckSubject(string subject)
    {
        if (string.IsNullOrWhiteSpace(subject))
            yield return new Violation("subject", "required", "The subject must say what to do.");
        else if (subject.Length > Activity.MaxSubjectLength)
            yield return new Violation("subject", "tooLong", $"The subject may have at most {Activity.MaxSubjectLength} characters.");
        if (PlainText.HasControl(subject))
            yield return new Violation("subject", "invalidCharacter", "The subject is one line without control characters.");
    }

    /// <summary>Every rule that a description breaks.</summary>
    public static IEnumerable<Violation> CheckDescription(string description)
    {
        if (description.Length > Activity.MaxDescriptionLength)
            yield return new Violation("description", "tooLong", $"The description may have at most {Activity.MaxDescriptionLength} characters.");
        if (PlainText.HasControlBesidesLines(description))
            yield return new Violation("description", "invalidCharacter", "The description may have no control characters but line breaks and tabs.");
    }

    /// <summary>Every rule that a deadline breaks, seen at <paramref name="now"/>.</summary>
    public static IEnumerable<Violation> CheckDeadline(Deadline? deadline, Instant now)
    {
        if (deadline is null)
            yield return new Violation("deadline", "required", "A planned activity needs a deadline.");
        else if (deadline.At <= now)
            yield return new Violation("deadline", "inThePast", "The deadline must lie in the future.");
        else if (deadline.IsTooFarFrom(now))
            yield return new Violation("deadline", "tooFarAhead", $"The deadline may lie at most {Deadline.MaxYearsAhead} years ahead.");
    }

    /// <summary>Every rule that a list of reminders breaks.</summary>
    public static IEnumerable<Violation> CheckReminders(IReadOnlyCollection<Duration> offsets, ServiceLimits limits)
    {
        if (ReminderOffsets.Check(offsets, limits.RemindersPerActivity) is { } rule)
            yield return new Violation("reminders", "outOfRange", rule);
    }

    /// <summary>Every rule that a colour breaks.</summary>
    public static IEnumerable<Violation> CheckColor(string? color)
    {
        if (color is not null && (color.Length is 0 or > Activity.MaxColorLength || !color.All(char.IsAsciiLetterOrDigit)))
            yield return new Violation("color", "invalid", $"A colour is a word of 1 to {Activity.MaxColorLength} letters and digits.");
    }

    /// <summary>The violation that more files are than an activity may have.</summary>
    internal static Violation TooManyFiles(ServiceLimits limits) => new("file", "tooMany", $"An activity can have at most {limits.FilesPerActivity} files.");

    /// <summary>The violation that a member is which only a planned activity has.</summary>
    internal static Violation NotForIncoming(string member) =>
        new(member, "notForIncoming", "An incoming contact has no deadline and no reminders; it waits until it is completed.");

    /// <summary>Every rule that the title of an item breaks, where a request names the item.</summary>
    public static IEnumerable<Violation> CheckItemTitle(string? title)
    {
        if (title?.Length > Item.MaxTitleLength)
            yield return new Violation("item/title", "tooLong", $"A title may have at most {Item.MaxTitleLength} characters.");
        if (title is not null && PlainText.HasControl(title))
            yield return new Violation("item/title", "invalidCharacter", "A title is one line without control characters.");
    }
}
