using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LocalHost.Starting;

/// <summary>Starts an app with this host in its process.</summary>
internal static partial class Launcher
{
    private static string Dotnet => Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>How a process of .NET is started from here, with this process's environment.</summary>
    public static ProcessStartInfo Start(string assembly, IEnumerable<string> arguments) => new(Dotnet, [assembly, .. arguments]) { UseShellExecute = false };

    /// <summary>
    /// Becomes the app, where a process can become another; elsewhere starts it and waits.
    /// </summary>
    /// <returns>The app's exit code.</returns>
    public static int Become(string assembly, IReadOnlyList<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        foreach (var (name, value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
        {
            string?[] variables = [.. from DictionaryEntry variable in Environment.GetEnvironmentVariables() select $"{variable.Key}={variable.Value}", null];
            _ = Execute(Dotnet, ["dotnet", assembly, .. arguments, null], variables);
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{Dotnet} cannot be started.");
        }

        using var app = Process.Start(Start(assembly, arguments))!;

        // Ctrl+C goes to both; the app decides when it is over.
        Console.CancelKeyPress += (_, key) => key.Cancel = true;
        app.WaitForExit();
        return app.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
