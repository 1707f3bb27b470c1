using LocalHost.Hosting;

namespace LocalHost.Starting;

/// <summary>The app of this process, which the runtime is about to start. The startup hook calls it by its name.</summary>
internal static class HookedApp
{
    /// <summary>Makes ready to join in when the app builds its host.</summary>
    public static void Start()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, failure) => StartFailure.Tell(failure.ExceptionObject as Exception);
        try
        {
            var folder = AppContext.BaseDirectory;
            AppSettings.Export(folder);
            var options = new HostingOptions(folder, AppSettings.Read(folder, Environment.GetCommandLineArgs()[1..], []));
            var console = ConsoleLog.Open(options.Settings);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => console.Dispose();
            var app = new InProcessApp(options, options.RunningClock(), console);
            HostInterception.Everywhere(app.Join);
        }
        catch (Exception e)
        {
            StartFailure.Tell(e);
            throw;
        }
    }
}
