using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>One read connection and its prepared statements, for one thread at a time.</summary>
internal sealed class TableReader : IDisposable
{
    // Above every key, because keys are printable ASCII.
    private const string AboveAll = "\u007f";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _scan;
    private readonly SqliteCommand _scanKeys;

    public TableReader(SqliteConnection connection)
    {
        _connection = connection;
        _get = connection.Prepare(
            "SELECT body, tag FROM rows WHERE tbl = $table AND partition = $partition AND key = $key",
            "$table", "$partition", "$key");
        _scan = connection.Prepare(
            """
            SELECT key, body, tag FROM rows
            WHERE tbl = $table AND partition = $partition AND key >= $from AND key < $before ORDER BY key LIMIT $limit
            """,
            "$table", "$partition", "$from", "$before", "$limit");
        _scanKeys = connection.Prepare(
            """
            SELECT key FROM rows
            WHERE tbl = $table AND partition = $partition AND key >= $from AND key < $before ORDER BY key LIMIT $limit
            """,
            "$table", "$partition", "$from", "$before", "$limit");
    }

    public static RowTag Tag(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    public Row? Get(string table, string partition, string key)
    {
        using var reader = _get.With(table, partition, key).ExecuteReader();
        return reader.Read() ? new Row(key, reader.GetString(0), Tag(reader.GetInt64(1))) : null;
    }

    public IReadOnlyList<Row> Scan(string table, string partition, KeyRange range, int limit)
    {
        using var reader = _scan.With(table, partition, range.From, range.Before ?? AboveAll, limit).ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(new Row(reader.GetString(0), reader.GetString(1), Tag(reader.GetInt64(2))));
        return rows;
    }

    public IReadOnlyList<string> ScanKeys(string table, string partition, KeyRange range, int limit)
    {
        using var reader = _scanKeys.With(table, partition, range.From, range.Before ?? AboveAll, limit).ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return keys;
    }

    public void Dispose()
    {
        _get.Dispose();
        _scan.Dispose();
        _scanKeys.Dispose();
        _connection.Dispose();
    }
}
