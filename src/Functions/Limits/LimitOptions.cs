using System.ComponentModel.DataAnnotations;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Functions.Limits;

/// <summary>The section <c>Limits</c> of the settings: how much there may be of what, for all tenants. docs/limits.md tells what each is for.</summary>
public sealed class LimitOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Limits";

    private const long MegaByte = 1024 * 1024;

    /// <summary>When limits are looked after, as NCRONTAB. It is the host that reads it, for the timer.</summary>
    [Required(ErrorMessage = "Limits__Schedule is missing: it says when limits are looked after, as 0 */5 * * * *.")]
    [RegularExpression(@"\S+( \S+){5}", ErrorMessage = "Limits__Schedule must be six fields of NCRONTAB, as 0 */5 * * * *.")]
    public string? Schedule { get; set; }

    /// <summary>Open activities of a tenant on the standard plan.</summary>
    [Range(1, PlanLimits.Most, ErrorMessage = "Limits__StandardOpenActivities must lie between 1 and 10000000.")]
    public long StandardOpenActivities { get; set; } = PlanLimits.Default.Standard;

    /// <summary>Open activities of a tenant on the Enterprise plan.</summary>
    [Range(1, PlanLimits.Most, ErrorMessage = "Limits__EnterpriseOpenActivities must lie between 1 and 10000000.")]
    public long EnterpriseOpenActivities { get; set; } = PlanLimits.Default.Enterprise;

    /// <summary>Open activities of one item.</summary>
    [Range(1, OpenActivities.MaxPerItem, ErrorMessage = "Limits__OpenActivitiesPerItem must lie between 1 and 500.")]
    public int OpenActivitiesPerItem { get; set; } = ServiceLimits.Default.OpenActivitiesPerItem;

    /// <summary>Files of one activity.</summary>
    [Range(0, Attachment.MaxPerActivity, ErrorMessage = "Limits__FilesPerActivity must lie between 0 and 20.")]
    public int FilesPerActivity { get; set; } = ServiceLimits.Default.FilesPerActivity;

    /// <summary>Megabytes (1,048,576 bytes each) of all files of a tenant.</summary>
    [Range(0, 100L * 1024 * 1024, ErrorMessage = "Limits__FileMegabytesPerTenant must lie between 0 and 104857600.")]
    public long FileMegabytesPerTenant { get; set; } = ServiceLimits.Default.FileBytesPerTenant / MegaByte;

    /// <summary>Reminders of one activity.</summary>
    [Range(2, ReminderOffsets.MaxCount, ErrorMessage = "Limits__RemindersPerActivity must lie between 2 and 10.")]
    public int RemindersPerActivity { get; set; } = ServiceLimits.Default.RemindersPerActivity;

    /// <summary>Templates of a tenant.</summary>
    [Range(0, TemplateSet.MaxCount, ErrorMessage = "Limits__TemplatesPerTenant must lie between 0 and 200.")]
    public int TemplatesPerTenant { get; set; } = ServiceLimits.Default.TemplatesPerTenant;

    /// <summary>Opt-outs of a user that are in force.</summary>
    [Range(1, OptOuts.MaxCount, ErrorMessage = "Limits__OptOutsPerUser must lie between 1 and 200.")]
    public int OptOutsPerUser { get; set; } = ServiceLimits.Default.OptOutsPerUser;

    internal ServiceLimits ToLimits() => new()
    {
        Plans = new PlanLimits(StandardOpenActivities, EnterpriseOpenActivities),
        OpenActivitiesPerItem = OpenActivitiesPerItem,
        FilesPerActivity = FilesPerActivity,
        FileBytesPerTenant = FileMegabytesPerTenant * MegaByte,
        RemindersPerActivity = RemindersPerActivity,
        TemplatesPerTenant = TemplatesPerTenant,
        OptOutsPerUser = OptOutsPerUser,
    };
}
