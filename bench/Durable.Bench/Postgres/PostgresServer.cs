using System.Diagnostics;

namespace LocalHost.Durable.Bench.Postgres;

/// <summary>
/// A PostgreSQL of the bench's own: a new cluster in a temporary folder, as Debian's package configures it (fsync and all), reached by a
/// socket in that folder alone.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string Missing = "PostgreSQL is not installed, so Hangfire's durable rows are not measured: apt-get install -y postgresql";

    private const string Role = "bench";

    private readonly string _programs;
    private readonly string _folder;

    private PostgresServer(string programs, string folder) => (_programs, _folder) = (programs, folder);

    /// <summary>Starts it; null where it is not installed.</summary>
    public static async Task<PostgresServer?> StartAsync(CancellationToken cancellation)
    {
        const string installed = "/usr/lib/postgresql";
        var programs = Directory.Exists(installed)
            ? Directory.GetDirectories(installed, "bin", SearchOption.AllDirectories).Max(StringComparer.Ordinal)
            : null;
        if (programs is null) return null;
        var folder = (await RunAsync("mktemp", ["--directory", "/tmp/durable-bench-XXXXXX"], cancellation)).Trim();
        var server = new PostgresServer(programs, folder);
        try
        {
            await server.ProgramAsync("initdb", ["-D", server.Data, "-U", Role, "-A", "trust", "-E", "UTF8", "--no-locale"], cancellation);
            var options = $"-c listen_addresses='' -c unix_socket_directories='{folder}'";
            await server.ProgramAsync(
                "pg_ctl", ["-D", server.Data, "-w", "-o", options, "-l", Path.Combine(folder, "log"), "start"], cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database and gives the way to it.</summary>
    public async Task<string> CreateAsync(string database, CancellationToken cancellation)
    {
        await ProgramAsync("createdb", ["-h", _folder, "-U", Role, database], cancellation);
        return $"Host={_folder};Username={Role};Database={database}";
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await ProgramAsync("pg_ctl", ["-D", Data, "-w", "-m", "fast", "stop"], CancellationToken.None);
        await RunAsync("rm", ["-rf", _folder], CancellationToken.None);
    }

    private string Data => Path.Combine(_folder, "data");

    private Task<string> ProgramAsync(string program, string[] arguments, CancellationToken cancellation) =>
        RunAsync(Path.Combine(_programs, program), arguments, cancellation);

    // The server refuses to run as root.
    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        string[] user = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];
        string[] words = [.. user, program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        // What pg_ctl has started keeps the output open, so its end is not waited for there.
        var isControl = program.EndsWith("pg_ctl", StringComparison.Ordinal);
        var said = isControl ? string.Empty : await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}
