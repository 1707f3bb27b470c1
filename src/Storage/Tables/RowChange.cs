namespace SmartActivities.Storage.Tables;

/// <summary>What a batch does to one row.</summary>
public abstract record RowChange
{
    private RowChange(string key) => Key = key;

    /// <summary>The row's key.</summary>
    public string Key { get; }

    /// <summary>Makes a row; refused as <see cref="BatchRefusal.Exists"/> where one is.</summary>
    /// <param name="Key">The row's key.</param>
    /// <param name="Body">Its JSON text.</param>
    public sealed record Insert(string Key, string Body) : RowChange(Key);

    /// <summary>
    /// Replaces a row that is still the version read; refused as <see cref="BatchRefusal.Stale"/> when it is another
    /// version and as <see cref="BatchRefusal.Missing"/> when it is gone.
    /// </summary>
    /// <param name="Key">The row's key.</param>
    /// <param name="Body">Its new JSON text.</param>
    /// <param name="Tag">The version that was read.</param>
    public sealed record Replace(string Key, string Body, RowTag Tag) : RowChange(Key);

    /// <summary>Makes or replaces a row, whatever is there; never refused.</summary>
    /// <param name="Key">The row's key.</param>
    /// <param name="Body">Its JSON text.</param>
    public sealed record Upsert(string Key, string Body) : RowChange(Key);

    /// <summary>
    /// Removes a row; refused as <see cref="BatchRefusal.Missing"/> when there is none, and as
    /// <see cref="BatchRefusal.Stale"/> when a tag is given and the row is another version.
    /// </summary>
    /// <param name="Key">The row's key.</param>
    /// <param name="Tag">The version that was read; null removes whichever version is there.</param>
    public sealed record Delete(string Key, RowTag? Tag) : RowChange(Key);
}
