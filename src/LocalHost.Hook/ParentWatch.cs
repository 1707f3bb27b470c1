using System.Diagnostics;
using System.Globalization;

namespace LocalHost.Starting;

/// <summary>Ends this process when the one that started it has ended, however that came about: nothing is left that keeps the port or the hub.</summary>
internal static class ParentWatch
{
    /// <summary>The variable that holds the id of the process to watch.</summary>
    public const string Mark = "LOCALHOST_PARENT";

    /// <summary>The property of a runtime configuration that has the parent watched, whichever it is.</summary>
    public const string Property = "LocalHost.EndsWithParent";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void BeginIfAsked()
    {
        var named = Environment.GetEnvironmentVariable(Mark);
        Environment.SetEnvironmentVariable(Mark, value: null);
        if (int.TryParse(named, CultureInfo.InvariantCulture, out var parent))
            Begin(parent);
        else if (AppContext.TryGetSwitch(Property, out var watches) && watches && ParentId() is { } mine)
            Begin(mine);
    }

    /// <summary>The process that has started this one; null where that cannot be told.</summary>
    public static int? ParentId()
    {
        if (!OperatingSystem.IsLinux())
            return null;

        // The name in brackets may hold anything; after it come the state and then the parent.
        var status = File.ReadAllText("/proc/self/stat");
        return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static void Begin(int parent) => new Thread(() => Watch(parent)) { IsBackground = true, Name = "Watches the parent process" }.Start();

    private static void Watch(int parent)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }

        // A stop that hangs must not leave this process behind.
        new Thread(() =>
        {
            new ManualResetEventSlim().Wait(Grace);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true }.Start();
        Environment.Exit(0);
    }
}
