using System.Globalization;
using LocalHost.Protocol.Messages;
using Microsoft.Extensions.Logging;

namespace LocalHost.Hosting;

/// <summary>Hands what the app logs on to the host's own log, which is the console.</summary>
internal sealed class WorkerLogs(ILoggerFactory loggers)
{
    private const string Hosting = "Microsoft.Extensions.Hosting.Internal.Host";

    public void Write(RpcLog log)
    {
        // A host that does not start tells why by an exception as well, which ends the process.
        if (log is { Category: Hosting, EventId: "HostedServiceStartupFaulted" })
            return;

        // What the worker says about itself is of interest only when something is wrong.
        if (log.LogCategory == RpcLog.Types.Category.CustomMetric || (log.LogCategory == RpcLog.Types.Category.System && log.Level < RpcLog.Types.Level.Warning))
            return;
        var logger = loggers.CreateLogger(log.Category);
        var level = (LogLevel)log.Level;
        if (logger.IsEnabled(level))
            logger.Log(level, EventOf(log.EventId), log, exception: null, static (entry, _) => TextOf(entry));
    }

    private static EventId EventOf(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var id) ? new(id) : new(0, text.Length == 0 ? null : text);

    private static string TextOf(RpcLog log)
    {
        var text = log.InvocationId.Length == 0 ? log.Message : $"{log.Message} (invocation {log.InvocationId})";
        return log.Exception is { } exception ? $"{text}{Environment.NewLine}{exception.Message}" : text;
    }
}
