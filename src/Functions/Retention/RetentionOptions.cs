using System.ComponentModel.DataAnnotations;

namespace SmartActivities.Functions.Retention;

/// <summary>The section <c>Retention</c> of the settings: how many days things are kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Notifications that were read. A quarter, and never less, since the ledger of reminders goes back 90 days.</summary>
    [Range(90, 36_500, ErrorMessage = "Retention__InboxDays must lie between 90 and 36500.")]
    public int InboxDays { get; set; } = 90;

    /// <summary>Lines of timelines. Three years, for which claims from a deal can be made in many countries.</summary>
    [Range(90, 36_500, ErrorMessage = "Retention__TimelineDays must lie between 90 and 36500.")]
    public int TimelineDays { get; set; } = 3 * 365;
}
