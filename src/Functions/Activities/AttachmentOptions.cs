using System.ComponentModel.DataAnnotations;

namespace SmartActivities.Functions.Activities;

/// <summary>The section <c>Attachments</c> of the settings.</summary>
public sealed class AttachmentOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Attachments";

    /// <summary>The most bytes of one file; 25 MiB unless set, and never more than a request takes.</summary>
    [Range(1, 95 * 1024 * 1024, ErrorMessage = "Attachments__MaxFileBytes must lie between 1 and 99614720.")]
    public long MaxFileBytes { get; set; } = 25 * 1024 * 1024;
}
