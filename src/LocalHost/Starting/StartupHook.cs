using LocalHost.Starting;

/// <summary>
/// What the runtime calls before an app's Main, when <c>DOTNET_STARTUP_HOOKS</c>, or a property of the app's runtime configuration, names
/// this assembly. The runtime asks for this very name, in no namespace.
/// </summary>
internal static class StartupHook
{
    private const string Hooks = "DOTNET_STARTUP_HOOKS";

    public static void Initialize()
    {
        // It is meant for this process, and not for those that the app starts.
        Environment.SetEnvironmentVariable(Hooks, value: null);
        ParentWatch.BeginIfAsked();
        if (Environment.GetEnvironmentVariable(ChildProcess.Mark) is null)
            OwnContext.Start();
    }
}
