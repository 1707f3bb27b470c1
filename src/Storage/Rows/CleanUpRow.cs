using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage.Rows;

/// <summary>A clean-up as it is stored, version 1.</summary>
internal sealed record CleanUpRow
{
    public int V { get; init; } = 1;
    public required string Id { get; init; }
    public CleanUpAction Action { get; init; }
    public required Instant Before { get; init; }
    public string? Responsible { get; init; }
    public string? ItemType { get; init; }
    public string? Stage { get; init; }
    public string? By { get; init; }
    public string? UndoneBy { get; init; }
    public required Instant StartedAt { get; init; }
    public Instant? EndedAt { get; init; }
    public CleanUpState State { get; init; }
    public long Matched { get; init; }
    public long Done { get; init; }
    public ImmutableArray<string>? Marks { get; init; }

    public static CleanUpRow Of(CleanUp cleanUp) => new()
    {
        Id = cleanUp.Id,
        Action = cleanUp.Action,
        Before = cleanUp.Before,
        Responsible = cleanUp.ResponsibleId?.Value,
        ItemType = cleanUp.ItemType?.Value,
        Stage = cleanUp.Stage?.Value,
        By = cleanUp.By?.Value,
        UndoneBy = cleanUp.UndoneBy?.Value,
        StartedAt = cleanUp.StartedAt,
        EndedAt = cleanUp.EndedAt,
        State = cleanUp.State,
        Matched = cleanUp.Matched,
        Done = cleanUp.Done,
    };

    public CleanUp ToCleanUp() => new()
    {
        Id = Id,
        Action = Action,
        Before = Before,
        ResponsibleId = Responsible is null ? null : UserId.Parse(Responsible),
        ItemType = ItemType is null ? null : Domain.ItemType.Parse(ItemType),
        Stage = Stage is null ? null : StageId.Parse(Stage),
        By = By is null ? null : UserId.Parse(By),
        UndoneBy = UndoneBy is null ? null : UserId.Parse(UndoneBy),
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        State = State,
        Matched = Matched,
        Done = Done,
    };
}
