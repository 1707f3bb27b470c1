namespace Sample;

/// <summary>Tells when a request has begun to sleep.</summary>
public sealed class Sleepers : IDisposable
{
    public SemaphoreSlim Begun { get; } = new(0);

    /// <summary>Tells when one was cancelled in its sleep.</summary>
    public SemaphoreSlim GivenUp { get; } = new(0);

    public void Dispose()
    {
        Begun.Dispose();
        GivenUp.Dispose();
    }
}
