using System.Security.Cryptography;
using System.Text.Json;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>What a batch leaves in a row that stays, so that its writer knows it again when the answer was lost. What the row holds
/// otherwise would not tell: another writer may have written the same.</summary>
internal static class WriteMark
{
    // So many other writers may come between a commit and its writer's next look.
    private const int MostKept = 16;

    /// <summary>A mark that no other batch has. Nothing depends on the number drawn.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(9));

    /// <summary>The marks that the latest batches left in a row, the newest last.</summary>
    public static ImmutableArray<string> Of(Row? row) =>
        row is null ? [] : JsonSerializer.Deserialize(row.Body, RowJson.Context.MarkedRow)!.Marks ?? [];

    /// <summary>The marks that a row holds after the next batch.</summary>
    /// <param name="read">The row as it was read; null when there was none.</param>
    /// <param name="mark">The batch's mark.</param>
    public static ImmutableArray<string> After(Row? read, string mark) => [.. Of(read).TakeLast(MostKept - 1), mark];
}
