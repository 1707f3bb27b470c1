using LocalHost.Clock;
using Microsoft.DurableTask;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable;

/// <summary>The task hub of an app, from the host's start to its stop.</summary>
internal sealed class DurableHub(
    DurableHubOptions options, TimeProvider time, IDurableCode code, DataConverter converter, ILoggerFactory loggers)
    : IHostedService, IBackgroundWork, IDisposable
{
    private DurableEngine? _engine;

    public DurableHubOptions Options => options;

    public IDurableCode Code => code;

    public DataConverter Converter => converter;

    public DurableEngine Engine =>
        _engine ?? throw new InvalidOperationException("The task hub is not open: it is from the host's start to its stop.");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var store = options.OpenStore(options);
        try
        {
            var engine = new DurableEngine(store, options, time, code, converter, loggers);
            engine.Recover();
            _engine = engine;
        }
        catch
        {
            store.Dispose();
            throw;
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_engine is not { } engine) return;
        await engine.CloseAsync().WaitAsync(cancellationToken);
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
