using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost.Hosting;

/// <summary>The log of an app and its host on the console, a line an entry.</summary>
internal static class ConsoleLog
{
    public static ILoggerFactory Open(IConfiguration settings) => LoggerFactory.Create(logging => logging
        .AddConfiguration(settings.GetSection("Logging"))
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
        .AddSimpleConsole(console => console.SingleLine = true));
}
