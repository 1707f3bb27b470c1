using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

internal sealed class ReplaySafeLoggerFactory(TaskOrchestrationContext context, Func<ILoggerFactory> inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new ReplaySafeLogger(context, inner().CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner().AddProvider(provider);

    // The inner factory is the host's.
    public void Dispose()
    {
    }
}
