namespace SmartActivities.Functions.Shapes;

/// <summary>A stage, in requests and in answers.</summary>
internal sealed record StageFields
{
    public string? Pipeline { get; init; }
    public string? Id { get; init; }
    public StageSemantics? Semantics { get; init; }

    public static StageFields? Of(Stage? stage) => stage is { } known
        ? new StageFields { Pipeline = known.Pipeline.Value, Id = known.Id.Value, Semantics = known.Semantics }
        : null;
}
