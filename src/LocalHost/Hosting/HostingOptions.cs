using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Durable.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>One app, and how it is hosted.</summary>
internal sealed class HostingOptions
{
    private const string DefaultDataPath = "data";

    public HostingOptions(string folder, IConfiguration settings)
    {
        Folder = folder;
        Settings = settings;
        HostJson = HostJson.Read(folder, settings);
        Switches = new(HostJson, settings);
        DataPath = Path.GetFullPath(
            settings["LocalHost:DataPath"] is { Length: > 0 } path && SettingExpressions.Resolve(path, settings) is { Length: > 0 } resolved
                ? resolved
                : DefaultDataPath);
    }

    /// <summary>Where the app's host.json and its settings lie.</summary>
    public string Folder { get; }

    /// <summary>Where its assembly lies; most often the same.</summary>
    public string AssemblyFolder
    {
        get => field ?? Folder;
        init;
    }

    public IConfiguration Settings { get; }

    public HostJson HostJson { get; }

    public FunctionSwitches Switches { get; }

    /// <summary>The folder where the task hub, the timers' last runs and the clock's shift are kept.</summary>
    public string DataPath { get; }

    /// <summary>Whether the task hub ends with the host.</summary>
    public bool HubInMemory { get; init; }

    /// <summary>Opens the task hub's store; null for the usual one.</summary>
    public Func<DurableHubOptions, IDurableStore>? OpenStore { get; init; }

    public bool IsDevelopment => AppSettings.EnvironmentIn(Settings) == Environments.Development;

    /// <summary>Where the app is to be reached; more than one, if so, with semicolons between.</summary>
    /// <exception cref="HostStartException">That is no address.</exception>
    public string Urls
    {
        get
        {
            var urls = Settings["urls"] ?? Settings["ASPNETCORE_URLS"] ?? Settings["DOTNET_URLS"]
                ?? $"http://127.0.0.1:{Settings["port"] ?? Settings["Host:LocalHttpPort"] ?? "7071"}";
            foreach (var url in urls.Split(';'))
            {
                try
                {
                    _ = BindingAddress.Parse(url);
                }
                catch (FormatException)
                {
                    throw new HostStartException($"ASPNETCORE_URLS is '{urls}': '{url}' is no address to listen on, as http://127.0.0.1:7071 is.");
                }
            }

            return urls;
        }
    }

    /// <summary>A clock that runs, from where it was moved to when the app was last hosted.</summary>
    public LocalClock RunningClock() =>
        LocalClock.Running(TimeProvider.System, ClockShift.Read(DataPath), shift => ClockShift.Write(DataPath, shift));
}
