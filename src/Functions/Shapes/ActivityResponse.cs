using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions.Shapes;

/// <summary>An activity as answers tell of it.</summary>
internal record ActivityResponse
{
    public required long Id { get; init; }
    public required ItemName Item { get; init; }
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public OffsetDateTime? Deadline { get; init; }
    public string? TimeZone { get; init; }
    public required string ResponsibleId { get; init; }
    public required string CreatedBy { get; init; }
    public required Instant CreatedAt { get; init; }
    public required IReadOnlyList<Duration> Reminders { get; init; }
    public string? Color { get; init; }
    public required ActivityStatus Status { get; init; }
    public required bool Incoming { get; init; }
    public string? TemplateId { get; init; }
    public long? ParentId { get; init; }
    public Instant? NextReminderAt { get; init; }
    public Instant? CompletedAt { get; init; }
    public string? CompletedBy { get; init; }
    public string? Result { get; init; }
    public required IReadOnlyList<AttachmentResponse> Attachments { get; init; }
    public required string Etag { get; init; }

    public static ActivityResponse Of(Activity activity) => new()
    {
        Id = activity.Id.Value,
        Item = ItemName.Of(activity.Item),
        Subject = activity.Subject,
        Description = activity.Description,
        Deadline = activity.Deadline?.Local,
        TimeZone = activity.Deadline?.Zone.Id,
        ResponsibleId = activity.ResponsibleId.Value,
        CreatedBy = activity.CreatedBy.Value,
        CreatedAt = activity.CreatedAt,
        Reminders = activity.Reminders.Values,
        Color = activity.Color,
        Status = activity.Status,
        Incoming = activity.Incoming,
        TemplateId = activity.Template?.Value,
        ParentId = activity.ParentId?.Value,
        NextReminderAt = activity.NextReminderAt,
        CompletedAt = activity.Completion?.At,
        CompletedBy = activity.Completion?.By?.Value,
        Result = activity.Completion?.Result,
        Attachments = [.. activity.Attachments.Select(AttachmentResponse.Of)],
        Etag = EntityTag.Of(activity).ToString(),
    };
}

/// <summary>A file as answers tell of it.</summary>
internal sealed record AttachmentResponse(string Id, string Name, long Size, string ContentType, string Sha256)
{
    public static AttachmentResponse Of(Attachment file) => new(file.Id, file.Name, file.Size, file.ContentType, file.Sha256);
}
