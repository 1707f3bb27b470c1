using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Testing;

/// <summary>How a <see cref="FunctionsTestHost"/> starts an app.</summary>
public sealed class FunctionsTestHostOptions
{
    private readonly List<Action<IServiceCollection>> _services = [];

    /// <summary>Where the clock stands at first; null lets the system's time run.</summary>
    public DateTimeOffset? StartAt { get; set; } = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The environment's name.</summary>
    public string Environment { get; set; } = Environments.Development;

    /// <summary>Settings of the app, stronger than any other source.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The app's command line.</summary>
    public string[] Arguments { get; set; } = [];

    /// <summary>The folder with host.json and the settings' files; null is the one in which the app's assembly lies.</summary>
    public string? ContentRoot { get; set; }

    /// <summary>Where the task hub and the timers' last runs are kept; null is a folder that goes away with the host.</summary>
    public string? DataPath { get; set; }

    /// <summary>Adds or replaces services after the app has added its own.</summary>
    /// <param name="configure">Does it.</param>
    /// <returns>These options.</returns>
    public FunctionsTestHostOptions ConfigureServices(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _services.Add(configure);
        return this;
    }

    internal void AddServices(IServiceCollection services) => _services.ForEach(configure => configure(services));

    internal Dictionary<string, string?> AllSettings(string? ownFolder)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = Environment,
            ["LocalHost:DataPath"] = DataPath ?? ownFolder,
            ["urls"] = "http://127.0.0.1:0",
        };
        foreach (var (name, value) in Settings)
            all[name] = value;
        return all;
    }
}
