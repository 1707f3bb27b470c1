namespace SmartActivities.Storage;

/// <summary>How full a kanban column is. Each number is exact up to <see cref="Counters.MostCounted"/>, and one more where there is more.</summary>
/// <param name="Stage">The column's stage.</param>
/// <param name="Cards">All its items.</param>
/// <param name="NothingPlanned">Those of them that are in process and have no open activity.</param>
public sealed record StageCount(StageId Stage, int Cards, int NothingPlanned);
