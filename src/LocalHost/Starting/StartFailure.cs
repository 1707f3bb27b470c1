using System.Net.Sockets;
using LocalHost.Hosting;
using Microsoft.Extensions.Options;

namespace LocalHost.Starting;

/// <summary>Ends the process with one line where that says all: a stack trace helps nobody whose setting is wrong.</summary>
internal static class StartFailure
{
    /// <summary>Tells what is known, and ends the process; comes back from anything else.</summary>
    public static void Tell(Exception? exception)
    {
        if (MessageOf(exception) is not { } message)
            return;
        Console.Error.WriteLine(message);
        Environment.Exit(1);
    }

    /// <summary>The line, or null when the exception is no such failure.</summary>
    public static string? MessageOf(Exception? exception) => exception switch
    {
        null => null,
        HostStartException => exception.Message,
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        // It names the setting and its value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => exception.Message,
        IOException when InnermostOf(exception) is SocketException => exception.Message,
        AggregateException { InnerException: { } inner } => MessageOf(inner),
        _ => null,
    };

    private static Exception InnermostOf(Exception exception) => exception.InnerException is { } inner ? InnermostOf(inner) : exception;
}
