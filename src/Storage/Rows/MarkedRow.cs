namespace SmartActivities.Storage.Rows;

/// <summary>As much as all rows have in common that batches leave their marks in.</summary>
internal sealed record MarkedRow(ImmutableArray<string>? Marks);
