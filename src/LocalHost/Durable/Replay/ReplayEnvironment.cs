using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

/// <summary>What replay needs of the app.</summary>
internal sealed record ReplayEnvironment(IDurableCode Code, DataConverter Converter, ILoggerFactory Loggers, string DefaultVersion);
