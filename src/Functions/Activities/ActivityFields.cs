namespace SmartActivities.Functions.Activities;

/// <summary>What a request may say of an activity; what it leaves open is the draft's.</summary>
internal record ActivityFields
{
    public string? Subject { get; init; }
    public string? Description { get; init; }
    public OffsetDateTime? Deadline { get; init; }
    public string? TimeZone { get; init; }
    public string? ResponsibleId { get; init; }
    public IReadOnlyList<Duration>? Reminders { get; init; }
    public string? Color { get; init; }
    public string? TemplateId { get; init; }
}
