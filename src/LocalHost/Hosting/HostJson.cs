using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Hosting;

/// <summary>What host.json says, or settings named AzureFunctionsJobHost__... in its place.</summary>
internal sealed record HostJson
{
    private const int DefaultSessionIdleSeconds = 30;

    public required string RoutePrefix { get; init; }

    /// <summary>The names of the functions that run; empty for all.</summary>
    public required IReadOnlyList<string> Functions { get; init; }

    public required string HubName { get; init; }

    /// <summary>The version of orchestrations that are started without one.</summary>
    public string? DefaultVersion { get; init; }

    public int? MaxConcurrentActivities { get; init; }

    public int? MaxConcurrentOrchestrations { get; init; }

    /// <summary>How long the worker keeps the code of an orchestration that waits; zero where extended sessions are off, as they are by default.</summary>
    public TimeSpan ExtendedSessionIdleTimeout { get; init; }

    /// <summary>Milliseconds between polls of a service that an orchestration has called and that is not done.</summary>
    public double? HttpPollingInterval { get; init; }

    /// <exception cref="HostStartException">It is no JSON, or says what cannot be.</exception>
    public static HostJson Read(string contentRoot, IConfiguration settings)
    {
        var file = AppSettings.Load(new ConfigurationBuilder().AddJsonFile(Path.Combine(contentRoot, "host.json"), optional: true));
        string? Value(string key) => settings[$"AzureFunctionsJobHost:{key}"] ?? file[key];
        string? Resolved(string key) => Value(key) is { } value ? SettingExpressions.Resolve(value, settings) : null;
        double? Number(string key) => double.TryParse(Value(key), CultureInfo.InvariantCulture, out var number) ? number : null;
        int? Limit(string key) => Number(key) switch
        {
            null => null,
            >= 1 and <= int.MaxValue and var limit => (int)limit,
            _ => throw new HostStartException($"{key} of host.json must be a number from 1 up."),
        };
        return new()
        {
            RoutePrefix = (Value("extensions:http:routePrefix") ?? "api").Trim('/'),
            Functions = [.. file.GetSection("functions").GetChildren().Select(function => function.Value).OfType<string>()],
            HubName = Resolved("extensions:durableTask:hubName") ?? "TestHubName",
            DefaultVersion = Resolved("extensions:durableTask:defaultVersion"),
            MaxConcurrentActivities = Limit("extensions:durableTask:maxConcurrentActivityFunctions"),
            MaxConcurrentOrchestrations = Limit("extensions:durableTask:maxConcurrentOrchestratorFunctions"),
            ExtendedSessionIdleTimeout = bool.TryParse(Value("extensions:durableTask:extendedSessionsEnabled"), out var isOn) && isOn
                ? TimeSpan.FromSeconds(Limit("extensions:durableTask:extendedSessionIdleTimeoutInSeconds") ?? DefaultSessionIdleSeconds)
                : TimeSpan.Zero,
            HttpPollingInterval = Number("extensions:durableTask:httpSettings:defaultAsyncRequestSleepTimeMilliseconds"),
        };
    }
}

/// <summary>Which functions run: those that host.json lists, where it lists any, less those that a setting disables.</summary>
internal sealed class FunctionSwitches(HostJson hostJson, IConfiguration settings)
{
    public bool IsOn(string function) =>
        (hostJson.Functions.Count == 0 || hostJson.Functions.Contains(function, StringComparer.OrdinalIgnoreCase))
        && !IsSet($"AzureWebJobs.{function}.Disabled") && !IsSet($"AzureWebJobs:{function}:Disabled");

    private bool IsSet(string setting) => settings[setting] is { } value && (value == "1" || (bool.TryParse(value, out var isSet) && isSet));
}
