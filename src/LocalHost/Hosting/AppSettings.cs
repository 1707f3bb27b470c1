using LocalHost.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>Where an app's settings come from, the strongest last: files, environment, command line, a test's own.</summary>
internal static class AppSettings
{
    private const string LocalSettings = "local.settings.json";

    public static HostApplicationBuilderSettings For(string[]? args)
    {
        var contentRoot = ContentRoot;
        var settings = new ConfigurationManager();
        var environment = AddTo(settings, contentRoot, args ?? []);
        return new()
        {
            DisableDefaults = true,
            Configuration = settings,
            ContentRootPath = contentRoot,
            EnvironmentName = environment,
            ApplicationName = HostInterception.Current?.App.GetName().Name,
        };
    }

    public static string ContentRoot => HostInterception.Current?.ContentRoot ?? AppContext.BaseDirectory;

    /// <summary>Adds all sources; gives the environment's name that they say.</summary>
    public static string AddTo(IConfigurationBuilder settings, string contentRoot, string[] args)
    {
        var early = new ConfigurationBuilder();
        AddSources(early, contentRoot, environment: null, args);
        var environment = EnvironmentIn(early.Build());
        AddSources(settings, contentRoot, environment, args);
        return environment;
    }

    private static void AddSources(IConfigurationBuilder settings, string contentRoot, string? environment, string[] args)
    {
        settings.AddJsonFile(Path.Combine(contentRoot, "appsettings.json"), optional: true);
        if (environment is not null)
            settings.AddJsonFile(Path.Combine(contentRoot, $"appsettings.{environment}.json"), optional: true);
        settings.AddInMemoryCollection(LocalValues(contentRoot));
        settings.AddEnvironmentVariables();
        settings.AddCommandLine(args);
        if (HostInterception.Current is { } test)
            settings.AddInMemoryCollection(test.Settings);
    }

    private static string EnvironmentIn(IConfiguration settings) =>
        settings["AZURE_FUNCTIONS_ENVIRONMENT"] ?? settings["DOTNET_ENVIRONMENT"] ?? settings["ASPNETCORE_ENVIRONMENT"]
        ?? Environments.Development;

    // "Values" are the app's settings, which the cloud would keep as environment variables; "Host" is for the local host alone.
    private static IEnumerable<KeyValuePair<string, string?>> LocalValues(string contentRoot)
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(contentRoot, LocalSettings), optional: true).Build();
        foreach (var (key, value) in file.AsEnumerable())
        {
            if (value is null)
                continue;
            if (key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
                yield return new(key["Values:".Length..].Replace("__", ":", StringComparison.Ordinal), value);
            else if (key.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
                yield return new(key, value);
        }
    }
}
