using System.Collections.Immutable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

/// <summary>What replay needs of the app.</summary>
internal sealed record ReplayEnvironment(IDurableCode Code, DataConverter Converter, ILoggerFactory Loggers, string DefaultVersion)
{
    /// <summary>What every orchestrator finds in its context's properties.</summary>
    public IReadOnlyDictionary<string, object?> ContextProperties { get; init; } = ImmutableDictionary<string, object?>.Empty;
}
