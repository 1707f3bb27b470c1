namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>Tables in one SQLite file of a folder, for one process at a time.</summary>
internal sealed class EmbeddedTables : ITableStore, IDisposable
{
    private readonly DatabaseFile _file;
    private readonly ReaderPool _readers;
    private readonly WriteLoop _writes;

    /// <summary>Takes the folder, making it and the file in it where there are none.</summary>
    /// <exception cref="InvalidOperationException">Another process, or another store of this one, has the folder.</exception>
    public EmbeddedTables(string folder)
    {
        _file = DatabaseFile.Take(folder);
        _readers = new ReaderPool(_file);
        _writes = new WriteLoop(_file);
    }

    // All tables share one b-tree, so there is nothing to make.
    public ISortedTable Open(string name)
    {
        TableNames.Check(name);
        return new EmbeddedTable(name, _readers, _writes);
    }

    public void Dispose()
    {
        _writes.Dispose();
        _readers.Dispose();
        _file.Dispose();
    }
}
