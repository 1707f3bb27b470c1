namespace SmartActivities.Storage.Tables;

/// <summary>A row as it was read.</summary>
/// <param name="Key">Its key, unique in the partition.</param>
/// <param name="Body">JSON text, exactly as it was written; at most <see cref="TableLimits.BodyLength"/> characters.</param>
/// <param name="Tag">Names this version of the row; every write gives it another.</param>
public sealed record Row(string Key, string Body, RowTag Tag);
