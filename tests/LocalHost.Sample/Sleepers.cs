namespace Sample;

/// <summary>Tells when a request has begun to sleep.</summary>
public sealed class Sleepers : IDisposable
{
    public SemaphoreSlim Begun { get; } = new(0);

    public void Dispose() => Begun.Dispose();
}
