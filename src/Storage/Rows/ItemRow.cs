namespace SmartActivities.Storage.Rows;

/// <summary>An item as it is stored, version 1; its cards on the board are the same text.</summary>
internal sealed record ItemRow
{
    public int V { get; init; } = 1;
    public required string Type { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public StageRow? Stage { get; init; }
    public required string Responsible { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant AttentionAt { get; init; }
    public AttentionCause AttentionCause { get; init; }
    public long? AttentionActivity { get; init; }
    public ImmutableArray<OpenActivityRow> Open { get; init; } = [];
    public long FileBytes { get; init; }
    public int AutoCompleted { get; init; }
    public bool HandingOver { get; init; }
    public Instant? ClosingSince { get; init; }
    public ConversionRow? Conversion { get; init; }
    public bool Deleting { get; init; }
    public Instant? ChangedAt { get; init; }
    public ImmutableArray<string>? Marks { get; init; }
    public required long Revision { get; init; }

    public static ItemRow Of(Item item) => new()
    {
        Type = item.Key.Type.Value,
        Id = item.Key.Id.Value,
        Title = item.Title,
        Stage = item.Stage is { } stage ? new StageRow(stage.Pipeline.Value, stage.Id.Value, stage.Semantics) : null,
        Responsible = item.ResponsibleId.Value,
        CreatedAt = item.CreatedAt,
        AttentionAt = item.Attention.At,
        AttentionCause = item.Attention.Cause,
        AttentionActivity = item.Attention.ActivityId?.Value,
        Open = [.. item.Open.Values.Select(OpenActivityRow.Of)],
        FileBytes = item.FileBytes,
        AutoCompleted = item.AutoCompleted,
        HandingOver = item.IsHandingOver,
        ClosingSince = item.ClosingSince,
        Conversion = item.Conversion is { } conversion ? ConversionRow.Of(conversion) : null,
        Deleting = item.IsDeleting,
        ChangedAt = item.ChangedAt,
        Revision = item.Revision,
    };

    public Item ToItem() => new()
    {
        Key = new ItemKey(ItemType.Parse(Type), ItemId.Parse(Id)),
        Title = Title,
        Stage = Stage is null ? null : new Stage(PipelineId.Parse(Stage.Pipeline), StageId.Parse(Stage.Id), Stage.Semantics),
        ResponsibleId = UserId.Parse(Responsible),
        CreatedAt = CreatedAt,
        Attention = new Attention(AttentionAt, AttentionCause, AttentionActivity is { } id ? new ActivityId(id) : null),
        Open = OpenActivities.Of(Open.Select(row => row.ToOpenActivity())),
        FileBytes = FileBytes,
        AutoCompleted = AutoCompleted,
        IsHandingOver = HandingOver,
        ClosingSince = ClosingSince,
        Conversion = Conversion?.ToConversion(),
        IsDeleting = Deleting,
        ChangedAt = ChangedAt ?? Instant.Max(CreatedAt, AttentionAt),
        Revision = Revision,
    };
}
