using System.Text;

namespace SmartActivities.Storage.Tables;

/// <summary>The misuse that every provider refuses in the same words.</summary>
internal static class TableGuard
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Key(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        if (!TableLimits.IsKey(text))
            throw new ArgumentException($"Not 1 to {TableLimits.KeyLength} characters that a key may hold.", name);
    }

    public static void Scan(string partition, int limit)
    {
        Key(partition, nameof(partition));
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, TableLimits.ScanRows);
    }

    public static void Batch(string partition, IReadOnlyList<RowChange> changes)
    {
        Key(partition, nameof(partition));
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count is 0 or > TableLimits.BatchChanges)
            throw new ArgumentException($"A batch has 1 to {TableLimits.BatchChanges} changes, not {changes.Count}.", nameof(changes));

        var keys = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        var weight = 0;
        foreach (var change in changes)
        {
            Change(change);
            if (!keys.Add(change.Key))
                throw new ArgumentException($"Two changes to the row '{change.Key}'.", nameof(changes));
            weight += TableLimits.Weigh(change);
        }

        if (weight > TableLimits.BatchWeight)
            throw new ArgumentException($"The batch weighs {weight} bytes, over {TableLimits.BatchWeight}.", nameof(changes));
    }

    private static void Change(RowChange change)
    {
        Key(change.Key, "changes");
        Tag(change);
        var body = TableLimits.BodyOf(change);
        if (body.Length > TableLimits.BodyLength)
            throw new ArgumentException($"The body of '{change.Key}' is over {TableLimits.BodyLength} characters.", nameof(change));
        try
        {
            Strict.GetByteCount(body);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"The body of '{change.Key}' has half of a surrogate pair.", nameof(change), e);
        }
    }

    private static void Tag(RowChange change)
    {
        RowTag? tag = change switch
        {
            RowChange.Replace replace => replace.Tag,
            RowChange.Delete delete => delete.Tag,
            _ => null,
        };
        // To Azure a lone asterisk would mean any version.
        if (tag is { Value: null or "" or "*" })
            throw new ArgumentException($"The change to '{change.Key}' names no version.", nameof(change));
    }
}
