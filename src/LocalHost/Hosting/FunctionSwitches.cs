using Microsoft.Extensions.Configuration;

namespace LocalHost.Hosting;

/// <summary>Which functions run: those that host.json lists, where it lists any, less those that a setting disables.</summary>
internal sealed class FunctionSwitches(HostJson hostJson, IConfiguration settings)
{
    public bool IsOn(string function) =>
        (hostJson.Functions.Count == 0 || hostJson.Functions.Contains(function, StringComparer.OrdinalIgnoreCase))
        && !IsSet($"AzureWebJobs.{function}.Disabled") && !IsSet($"AzureWebJobs:{function}:Disabled");

    private bool IsSet(string setting) => settings[setting] is { } value && (value == "1" || (bool.TryParse(value, out var isSet) && isSet));
}
