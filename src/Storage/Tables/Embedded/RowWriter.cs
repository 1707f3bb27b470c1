using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>Writes single rows inside the transaction at hand.</summary>
internal sealed class RowWriter(SqliteConnection connection, long opening) : IDisposable
{
    private const string Here = "tbl = $table AND partition = $partition AND key = $key";

    private readonly SqliteCommand _insert = connection.Prepare(
        "INSERT INTO rows (tbl, partition, key, body, tag) VALUES ($table, $partition, $key, $body, $tag) ON CONFLICT DO NOTHING",
        "$table", "$partition", "$key", "$body", "$tag");

    private readonly SqliteCommand _upsert = connection.Prepare(
        """
        INSERT INTO rows (tbl, partition, key, body, tag) VALUES ($table, $partition, $key, $body, $tag)
        ON CONFLICT DO UPDATE SET body = excluded.body, tag = excluded.tag
        """,
        "$table", "$partition", "$key", "$body", "$tag");

    private readonly SqliteCommand _replace = connection.Prepare(
        $"UPDATE rows SET body = $body, tag = $tag WHERE {Here} AND tag = $read",
        "$table", "$partition", "$key", "$body", "$tag", "$read");

    private readonly SqliteCommand _delete = connection.Prepare(
        $"DELETE FROM rows WHERE {Here}", "$table", "$partition", "$key");

    private readonly SqliteCommand _deleteRead = connection.Prepare(
        $"DELETE FROM rows WHERE {Here} AND tag = $read", "$table", "$partition", "$key", "$read");

    private readonly SqliteCommand _exists = connection.Prepare(
        $"SELECT 1 FROM rows WHERE {Here}", "$table", "$partition", "$key");

    // 31 bits of openings, 32 bits of writes in each.
    private long _lastTag = opening << 32;

    /// <summary>Makes a change; null when it was made, else why not.</summary>
    public BatchRefusal? Write(PendingBatch batch, RowChange change, out RowTag? tag)
    {
        var next = ++_lastTag;
        tag = change is RowChange.Delete ? null : TableReader.Tag(next);
        return change switch
        {
            RowChange.Insert insert =>
                Run(_insert.With(batch.Table, batch.Partition, insert.Key, insert.Body, next)) ? null : BatchRefusal.Exists,
            RowChange.Upsert upsert =>
                Run(_upsert.With(batch.Table, batch.Partition, upsert.Key, upsert.Body, next)) ? null : throw new UnreachableException(),
            RowChange.Replace replace =>
                Run(_replace.With(batch.Table, batch.Partition, replace.Key, replace.Body, next, Read(replace.Tag)))
                    ? null : StaleOrMissing(batch, replace.Key),
            RowChange.Delete { Tag: { } read } delete =>
                Run(_deleteRead.With(batch.Table, batch.Partition, delete.Key, Read(read))) ? null : StaleOrMissing(batch, delete.Key),
            RowChange.Delete delete =>
                Run(_delete.With(batch.Table, batch.Partition, delete.Key)) ? null : BatchRefusal.Missing,
            _ => throw new UnreachableException(),
        };
    }

    public void Dispose()
    {
        foreach (var command in new[] { _insert, _upsert, _replace, _delete, _deleteRead, _exists })
            command.Dispose();
    }

    private static bool Run(SqliteCommand command) => command.ExecuteNonQuery() == 1;

    // A tag of another provider's names no version here.
    private static long Read(RowTag tag) =>
        long.TryParse(tag.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;

    private BatchRefusal StaleOrMissing(PendingBatch batch, string key) =>
        _exists.With(batch.Table, batch.Partition, key).ExecuteScalar() is null ? BatchRefusal.Missing : BatchRefusal.Stale;
}
