namespace SmartActivities.Storage.Rows;

/// <summary>Where an item stands, as it is stored.</summary>
internal sealed record StageRow(string Pipeline, string Id, StageSemantics Semantics);
