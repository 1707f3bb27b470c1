using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Hosting;

/// <summary>What host.json says, or settings named AzureFunctionsJobHost__... in its place.</summary>
internal sealed record HostJson(string RoutePrefix, string HubName, string? DefaultVersion, double? HttpPollingInterval)
{
    public static HostJson Read(string contentRoot, IConfiguration settings)
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(contentRoot, "host.json"), optional: true).Build();
        string? Value(string key) => settings[$"AzureFunctionsJobHost:{key}"] ?? file[key];
        string? Resolved(string key) => Value(key) is { } value ? SettingExpressions.Resolve(value, settings) : null;
        return new(
            (Value("extensions:http:routePrefix") ?? "api").Trim('/'),
            Resolved("extensions:durableTask:hubName") ?? "TestHubName",
            Resolved("extensions:durableTask:defaultVersion"),
            double.TryParse(
                Value("extensions:durableTask:httpSettings:defaultAsyncRequestSleepTimeMilliseconds"), CultureInfo.InvariantCulture, out var interval)
                ? interval
                : null);
    }
}
