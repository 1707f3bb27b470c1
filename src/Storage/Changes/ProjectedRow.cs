using SmartActivities.Storage.Rows;

namespace SmartActivities.Storage.Changes;

/// <summary>A row as it is to be written.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Body">Its JSON text.</param>
internal readonly record struct ProjectedRow(RowKind Kind, string Body);
