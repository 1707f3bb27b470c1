using LocalHost.Starting;

/// <summary>
/// What the runtime calls before an app's Main, when <c>DOTNET_STARTUP_HOOKS</c>, or a property of the app's runtime configuration, names
/// this assembly. The runtime asks for this very name, in no namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>The variable that names what the runtime calls before Main.</summary>
    public const string Hooks = "DOTNET_STARTUP_HOOKS";

    /// <summary>The variable that tells that the host is in another process.</summary>
    public const string HostIsElsewhere = "LOCALHOST_WORKER";

    /// <summary>The path of this assembly.</summary>
    public static string Location => typeof(StartupHook).Assembly.Location;

    public static void Initialize()
    {
        // It is meant for this process, and not for those that the app starts.
        Environment.SetEnvironmentVariable(Hooks, value: null);
        ParentWatch.BeginIfAsked();
        if (Environment.GetEnvironmentVariable(HostIsElsewhere) is null)
            OwnContext.Start();
    }
}
