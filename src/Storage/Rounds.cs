using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>How far timers have come on their rounds through all tenants, so that one which ends too soon is gone on with, and not begun anew.</summary>
/// <param name="table">The table of tenants.</param>
public sealed class Rounds(ISortedTable table)
{
    /// <summary>Where to go on; null from the beginning.</summary>
    public async Task<string?> PlaceAsync(string round, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Service, Key(round), cancellation) is { } row ? Readable.OrNull(row, RowShapes.Retention.Read)?.From : null;

    /// <summary>Notes a place.</summary>
    /// <param name="round">Which round.</param>
    /// <param name="place">The place; null when the round has come to its end.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task NoteAsync(string round, string? place, CancellationToken cancellation)
    {
        RowChange change = place is null
            ? new RowChange.Delete(Key(round), null)
            : new RowChange.Upsert(Key(round), RowShapes.Retention.Write(new RetentionRow(place)));
        await table.CommitAsync(Partition.Service, [change], cancellation);
    }

    private static string Key(string round) => RowKey.Of("round", KeyPart.Escape(round));
}
