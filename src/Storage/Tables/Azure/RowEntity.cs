using Azure;
using Azure.Data.Tables;

namespace SmartActivities.Storage.Tables.Azure;

/// <summary>How a row is stored in Azure: its body in properties of at most 32 Ki characters each.</summary>
internal static class RowEntity
{
    /// <summary>What to ask for when the key alone is wanted.</summary>
    public static readonly ImmutableArray<string> KeyAlone = [nameof(TableEntity.RowKey)];

    private const int ChunkLength = 32 * 1024;

    // A version that no row has ever had. A tag of another provider's is sent as this one, because Azure answers to a tag
    // of a foreign form with a 400, which would hide whether the row is there.
    private static readonly ETag Never = new("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    public static TableEntity Of(string partition, string key, string body)
    {
        var entity = new TableEntity(partition, key);
        var rest = body.AsSpan();
        for (var chunk = 0; chunk == 0 || !rest.IsEmpty; chunk++)
        {
            var length = Math.Min(ChunkLength, rest.Length);
            // Half of a surrogate pair could not be written.
            if (length < rest.Length && char.IsHighSurrogate(rest[length - 1]))
                length--;
            entity[Property(chunk)] = rest[..length].ToString();
            rest = rest[length..];
        }

        return entity;
    }

    public static Row Read(TableEntity entity)
    {
        var body = entity.GetString(Property(0));
        for (var chunk = 1; entity.TryGetValue(Property(chunk), out var more); chunk++)
            body += (string)more;
        return new Row(entity.RowKey, body, Tag(entity.ETag));
    }

    public static RowTag Tag(ETag tag) => new(tag.ToString());

    public static ETag Match(RowTag? tag) => tag switch
    {
        null => ETag.All,
        { Value: var value } when value.StartsWith("W/\"datetime'", StringComparison.Ordinal) => new ETag(value),
        _ => Never,
    };

    private static string Property(int chunk) => chunk == 0 ? "Body" : $"Body{chunk}";
}
