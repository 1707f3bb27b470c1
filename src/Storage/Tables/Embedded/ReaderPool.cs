using System.Collections.Concurrent;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>
/// Read connections with their prepared statements. A read runs to its end on one thread, so there are never more than
/// threads that read at once.
/// </summary>
internal sealed class ReaderPool(DatabaseFile file) : IDisposable
{
    private readonly ConcurrentStack<TableReader> _idle = new();
    private volatile bool _closed;

    public T Use<T>(Func<TableReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_idle.TryPop(out var reader))
            reader = new TableReader(file.OpenReader());
        try
        {
            return read(reader);
        }
        finally
        {
            _idle.Push(reader);
            if (_closed)
                Dispose();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out var reader))
            reader.Dispose();
    }
}
