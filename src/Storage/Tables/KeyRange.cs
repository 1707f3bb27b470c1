namespace SmartActivities.Storage.Tables;

/// <summary>Keys from one, inclusive, up to another, exclusive, in ordinal order. The default is every key.</summary>
public readonly record struct KeyRange
{
    private readonly string? _from;

    /// <summary>A range with these ends, which need not be keys of rows.</summary>
    /// <param name="from">The first key in the range; empty for no lower end.</param>
    /// <param name="before">The first key after the range; null for no upper end.</param>
    public KeyRange(string from, string? before)
    {
        ArgumentNullException.ThrowIfNull(from);
        _from = from;
        Before = before;
    }

    /// <summary>Every key.</summary>
    public static KeyRange All => default;

    /// <summary>The first key in the range; empty for no lower end.</summary>
    public string From => _from ?? "";

    /// <summary>The first key after the range; null for no upper end.</summary>
    public string? Before { get; }

    /// <summary>The keys that begin with <paramref name="prefix"/>.</summary>
    /// <param name="prefix">How they begin; empty for every key.</param>
    /// <returns>The range of exactly these keys.</returns>
    public static KeyRange WithPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        // No key holds anything above the highest character, so one that ends a prefix is passed over.
        var stem = prefix.AsSpan().TrimEnd(TableLimits.HighestCharacter);
        return new KeyRange(prefix, stem.IsEmpty ? null : string.Concat(stem[..^1], [(char)(stem[^1] + 1)]));
    }

    /// <summary>The part of this range that follows <paramref name="key"/>: where a cursor goes on.</summary>
    /// <param name="key">The last key that was read.</param>
    /// <returns>The rest of the range; empty when the key lies at or past its end.</returns>
    public KeyRange After(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        // The smallest key above this one: nothing sorts below the lowest character.
        var next = key + TableLimits.LowestCharacter;
        return string.CompareOrdinal(next, From) <= 0 ? this : new KeyRange(next, Before);
    }

    /// <summary>Whether a key lies in the range.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(string key) =>
        string.CompareOrdinal(key, From) >= 0 && (Before is null || string.CompareOrdinal(key, Before) < 0);
}
