using LocalHost.Clock;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable;

/// <summary>The task hub of an app, from the host's start to its stop.</summary>
internal sealed class DurableHub(DurableHubOptions options, TimeProvider time, IDurableWorker worker, ILoggerFactory loggers)
    : IBackgroundWork, IDisposable
{
    private DurableEngine? _engine;

    public DurableHubOptions Options => options;

    public DurableEngine Engine =>
        _engine ?? throw new InvalidOperationException("The task hub is not open: it is from the host's start to its stop.");

    public void Start()
    {
        var store = options.OpenStore(options);
        try
        {
            var engine = new DurableEngine(store, options, time, worker, loggers);
            engine.Recover();
            _engine = engine;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_engine is not { } engine) return;
        await engine.CloseAsync().WaitAsync(cancellation);
        Dispose();
    }

    public Task WhenIdleAsync(CancellationToken cancellation) => _engine?.WhenIdleAsync(cancellation) ?? Task.CompletedTask;

    /// <summary>Lets go of the hub at once; what was under way is taken up by its next owner.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _engine, null) is not { } engine) return;
        engine.Dispose();
        engine.Store.Dispose();
    }
}
