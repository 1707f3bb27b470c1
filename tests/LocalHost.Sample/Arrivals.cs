namespace Sample;

/// <summary>Counts what has arrived, and lets others wait for it.</summary>
public sealed class Arrivals : IDisposable
{
    private readonly SemaphoreSlim _count = new(0);

    public void Note() => _count.Release();

    public Task NextAsync(CancellationToken cancellation) => _count.WaitAsync(cancellation);

    public void Dispose() => _count.Dispose();
}
