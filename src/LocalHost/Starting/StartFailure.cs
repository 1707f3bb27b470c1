using System.Net.Sockets;
using LocalHost.Hosting;
using Microsoft.Extensions.Options;

namespace LocalHost.Starting;

/// <summary>Ends the process with one line for each thing that is wrong, where that says all: a stack trace helps nobody whose setting is wrong.</summary>
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

    /// <summary>The lines, or null when the exception is no such failure.</summary>
    public static string? MessageOf(Exception? exception) => exception switch
    {
        null => null,
        HostStartException => exception.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        // It names the setting and its value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => exception.Message,
        IOException when InnermostOf(exception) is SocketException => exception.Message,
        // Several sections of the settings.
        AggregateException several when several.InnerExceptions.Select(MessageOf).ToList() is var messages && !messages.Contains(null) =>
            string.Join(Environment.NewLine, messages),
        _ => null,
    };

    private static Exception InnermostOf(Exception exception) => exception.InnerException is { } inner ? InnermostOf(inner) : exception;
}
