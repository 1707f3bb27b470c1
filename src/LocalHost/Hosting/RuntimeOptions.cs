using Microsoft.Extensions.Configuration;

namespace LocalHost.Hosting;

/// <summary>What the runtime itself is told.</summary>
internal sealed record RuntimeOptions(HostJson HostJson, string DataPath, bool IsDevelopment)
{
    private const string DefaultDataPath = "data";

    /// <summary>The folder where the task hub, the timers' last runs and the clock's shift are kept.</summary>
    public static string DataPathIn(IConfiguration settings) => Path.GetFullPath(
        settings["LocalHost:DataPath"] is { Length: > 0 } path && SettingExpressions.Resolve(path, settings) is { Length: > 0 } resolved
            ? resolved
            : DefaultDataPath);
}
