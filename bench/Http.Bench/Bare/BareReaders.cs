using System.Collections.Concurrent;

namespace SmartActivities.Http.Bench.Bare;

/// <summary>Readers, each used by one request at a time.</summary>
internal sealed class BareReaders(string file) : IDisposable
{
    private readonly ConcurrentStack<BareRows> _idle = new();

    public string? Get(string partition, string key)
    {
        if (!_idle.TryPop(out var rows))
            rows = new BareRows(file);
        try
        {
            return rows.Get(partition, key);
        }
        finally
        {
            _idle.Push(rows);
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var rows))
            rows.Dispose();
    }
}
