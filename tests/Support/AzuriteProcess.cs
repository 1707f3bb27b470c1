using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmartActivities.TestSupport;

/// <summary>One running Azurite. It also ends by itself when this process does, because its input is then closed.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _node;

    private AzuriteProcess(Process node) => _node = node;

    /// <summary>Where its blobs are, with a slash at the end.</summary>
    public string Blobs { get; private set; } = "";

    /// <summary>Where its tables are, with a slash at the end.</summary>
    public string Tables { get; private set; } = "";

    public static async Task<AzuriteProcess> StartAsync(string folder, string data)
    {
        // Port 0: the system gives a free one, and Azurite says which.
        string[] loopback = [.. new[] { "blob", "queue", "table" }.SelectMany(service => new[] { $"--{service}Host", "127.0.0.1", $"--{service}Port", "0" })];
        var start = new ProcessStartInfo(
            Node.Find("node")!,
            ["run.js", "--location", data, .. loopback, "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var azurite = new AzuriteProcess(Process.Start(start)!);
        try
        {
            await azurite.ListenAsync().WaitAsync(Patience);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _node.Kill(entireProcessTree: true);
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    [GeneratedRegex("Azurite (?<service>Blob|Table) service is successfully listening at (?<address>http://127\\.0\\.0\\.1:[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();

    private async Task ListenAsync()
    {
        var complaints = _node.StandardError.ReadToEndAsync();
        while (Blobs.Length == 0 || Tables.Length == 0)
        {
            var line = await _node.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"Azurite ended before it was ready: {await complaints}");
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            var address = match.Groups["address"].Value + "/";
            if (match.Groups["service"].Value == "Blob")
                Blobs = address;
            else
                Tables = address;
        }

        // Nobody reads on, and a full pipe would stop it.
        _ = _node.StandardOutput.ReadToEndAsync();
    }
}
