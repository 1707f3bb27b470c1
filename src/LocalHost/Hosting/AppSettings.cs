using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>Where an app's settings come from, the strongest last: its files, environment, command line, a test's own.</summary>
internal static class AppSettings
{
    private const string LocalSettings = "local.settings.json";
    private const string Environment = "AZURE_FUNCTIONS_ENVIRONMENT";
    private const string ContentRoot = "AZURE_FUNCTIONS_CONTENTROOT";

    /// <summary>All of them, as the host reads them; the environment is among them.</summary>
    public static IConfigurationRoot Read(string folder, string[] args, IEnumerable<KeyValuePair<string, string?>> strongest)
    {
        var early = Load(Sources(folder, environment: null, args, strongest));
        return Load(Sources(folder, EnvironmentIn(early), args, strongest));
    }

    /// <summary>Reads what a user has written.</summary>
    /// <exception cref="HostStartException">A file is no JSON; the message says which, and where.</exception>
    public static IConfigurationRoot Load(IConfigurationBuilder settings)
    {
        try
        {
            return settings.Build();
        }
        catch (InvalidDataException e)
        {
            throw new HostStartException($"{e.Message} {e.GetBaseException().Message}".ReplaceLineEndings(" "), e);
        }
    }

    public static string EnvironmentIn(IConfiguration settings) =>
        settings[Environment] ?? settings["DOTNET_ENVIRONMENT"] ?? settings["ASPNETCORE_ENVIRONMENT"] ?? Environments.Development;

    /// <summary>
    /// Gives this process what the local files say, as variables of its environment: the app's own code looks for its settings there. What
    /// is set already stays.
    /// </summary>
    public static void Export(string folder)
    {
        foreach (var (name, value) in LocalValues(folder))
            SetIfMissing(name, value);
        if (new[] { Environment, "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT" }.All(name => System.Environment.GetEnvironmentVariable(name) is null))
            SetIfMissing(Environment, Environments.Development);
        SetIfMissing(ContentRoot, folder);
    }

    /// <summary>The same for an app that shares its process with others, as arguments of its command line.</summary>
    public static string[] AsArguments(string folder, string[] args, IEnumerable<KeyValuePair<string, string?>> strongest)
    {
        var all = Read(folder, args, strongest);
        var files = Files(new ConfigurationBuilder(), folder, EnvironmentIn(all)).Build().AsEnumerable().Where(s => s.Value is not null).Select(s => s.Key);
        return
        [
            .. files.Concat(strongest.Select(s => s.Key)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(key => all[key] is not null).Select(key => $"--{key}={all[key]}"),
            .. args,
        ];
    }

    /// <summary>
    /// Says, until what is returned is disposed, where the app lies and which environment it is in: an app asks for both before its command
    /// line is looked at.
    /// </summary>
    public static IDisposable Announce(string folder, IConfiguration settings) =>
        new Variables(new() { [Environment] = EnvironmentIn(settings), [ContentRoot] = folder });

    private static IConfigurationBuilder Sources(string folder, string? environment, string[] args, IEnumerable<KeyValuePair<string, string?>> strongest) =>
        Files(new ConfigurationBuilder(), folder, environment).AddEnvironmentVariables().AddCommandLine(args).AddInMemoryCollection(strongest);

    private static IConfigurationBuilder Files(IConfigurationBuilder settings, string folder, string? environment)
    {
        settings.AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true);
        if (environment is not null)
            settings.AddJsonFile(Path.Combine(folder, $"appsettings.{environment}.json"), optional: true);
        return settings.AddInMemoryCollection(LocalValues(folder));
    }

    // "Values" are the app's settings, which the cloud would keep as environment variables; "Host" is for the local host alone.
    private static IEnumerable<KeyValuePair<string, string?>> LocalValues(string folder)
    {
        var file = Load(new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, LocalSettings), optional: true));
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

    private sealed class Variables : IDisposable
    {
        private readonly Dictionary<string, string?> _before = [];

        public Variables(Dictionary<string, string?> variables)
        {
            foreach (var (name, value) in variables)
            {
                _before[name] = System.Environment.GetEnvironmentVariable(name);
                System.Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (var (name, value) in _before)
                System.Environment.SetEnvironmentVariable(name, value);
        }
    }

    private static void SetIfMissing(string name, string? value)
    {
        var variable = name.Replace(":", "__", StringComparison.Ordinal);
        if (System.Environment.GetEnvironmentVariable(variable) is null && System.Environment.GetEnvironmentVariable(name) is null)
            System.Environment.SetEnvironmentVariable(variable, value);
    }
}
