using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Functions.Development;

/// <summary>Tells whoever has just started the service on a laptop what to do next.</summary>
internal sealed partial class WelcomeDeveloper(ILogger<WelcomeDeveloper> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogWelcome();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3401, LogLevel.Information, "Development: the walk-through is in README.md under 'Try it'; POST /api/dev/token signs you in")]
    private partial void LogWelcome();
}
