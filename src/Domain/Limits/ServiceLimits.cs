namespace SmartActivities.Domain.Limits;

/// <summary>How much there may be of what, for all tenants. What a row must hold sets the most; a service may be set to less.</summary>
public sealed record ServiceLimits
{
    /// <summary>What holds unless the service is set otherwise.</summary>
    public static ServiceLimits Default { get; } = new();

    /// <summary>Open activities of a tenant, by plan.</summary>
    public PlanLimits Plans { get; init; } = PlanLimits.Default;

    /// <summary>Open activities of one item.</summary>
    public int OpenActivitiesPerItem { get; init; } = OpenActivities.MaxPerItem;

    /// <summary>Files of one activity.</summary>
    public int FilesPerActivity { get; init; } = Attachment.MaxPerActivity;

    /// <summary>Bytes of all files of a tenant. Requests that arrive together may exceed it by what they bring.</summary>
    public long FileBytesPerTenant { get; init; } = 100L * 1024 * 1024 * 1024;

    /// <summary>Reminders of one activity.</summary>
    public int RemindersPerActivity { get; init; } = ReminderOffsets.MaxCount;

    /// <summary>Templates of a tenant.</summary>
    public int TemplatesPerTenant { get; init; } = Templates.TemplateSet.MaxCount;

    /// <summary>Opt-outs of a user that are in force.</summary>
    public int OptOutsPerUser { get; init; } = Suggestions.OptOuts.MaxCount;
}
