using System.Buffers;

namespace SmartActivities.Storage.Tables;

/// <summary>
/// What a table takes: the limits of Azure Table Storage, obeyed by every provider so that what runs on a laptop also runs
/// in the cloud. Partitions and keys are printable ASCII without space, quotes and <c>/ \ # ? %</c>.
/// </summary>
/// <remarks>See https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.</remarks>
public static class TableLimits
{
    /// <summary>The most characters of a partition or of a key; neither is empty.</summary>
    public const int KeyLength = 512;

    /// <summary>The most UTF-16 characters of a body: 128 Ki.</summary>
    public const int BodyLength = 128 * 1024;

    /// <summary>The most changes of a batch.</summary>
    public const int BatchChanges = 100;

    /// <summary>The most that the changes of a batch may weigh together, by <see cref="Weigh"/>: 4 MiB.</summary>
    public const int BatchWeight = 4 * 1024 * 1024;

    /// <summary>The most rows of one scan.</summary>
    public const int ScanRows = 1000;

    internal const char LowestCharacter = '!';
    internal const char HighestCharacter = '~';

    private const string AllowedInKeys =
        "!$&()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    // What System.Text.Json writes as it is; everything else becomes \uXXXX in a request to Azure.
    private static readonly SearchValues<char> WrittenPlainly = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(AllowedInKeys);

    /// <summary>Whether a text may be a partition or a key.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it is 1 to <see cref="KeyLength"/> allowed characters.</returns>
    public static bool IsKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= KeyLength && !text.AsSpan().ContainsAnyExcept(KeyCharacters);
    }

    /// <summary>
    /// What a change adds to a batch, in bytes: an upper bound of its share of the request to Azure, so that a change
    /// of many rows can be split beforehand.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <returns>Bytes.</returns>
    public static int Weigh(RowChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        // Headers and property names take some 900 bytes; partition and key stand twice, in the URL and in the entity.
        const int frame = 1024 + 4 * KeyLength;
        return frame + EncodedLength(BodyOf(change));
    }

    internal static string BodyOf(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Body,
        RowChange.Replace replace => replace.Body,
        RowChange.Upsert upsert => upsert.Body,
        _ => "",
    };

    private static int EncodedLength(ReadOnlySpan<char> body)
    {
        var escaped = 0;
        var rest = body;
        while (rest.IndexOfAnyExcept(WrittenPlainly) is >= 0 and var at)
        {
            escaped++;
            rest = rest[(at + 1)..];
        }

        return body.Length + 5 * escaped;
    }
}
