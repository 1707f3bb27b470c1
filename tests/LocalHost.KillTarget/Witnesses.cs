using System.Text;

namespace LocalHost.KillTarget;

/// <summary>Lines that outlive the process that wrote them: what clients were told, and what activities did.</summary>
public sealed class Witnesses : IDisposable
{
    /// <summary>The variable of the environment that names their file.</summary>
    public const string Variable = "WITNESSES";

    /// <summary>A process has begun; its id.</summary>
    public const char Lives = 'P';

    /// <summary>A client was told that an instance is started; its id.</summary>
    public const char Started = 'S';

    /// <summary>A client was told that an event has arrived; the instance's id and the number.</summary>
    public const char Sent = 'E';

    /// <summary>An activity ran; the token of the call.</summary>
    public const char Acted = 'A';

    /// <summary>A timer ended before its time; the instance's id.</summary>
    public const char WokenEarly = 'X';

    private readonly Lock _gate = new();
    private readonly FileStream _file;

    public Witnesses(string path) => _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public static Witnesses Open() => new(Environment.GetEnvironmentVariable(Variable)!);

    public void Write(char kind, string text)
    {
        // One write a line, so that a kill leaves no half of one behind others.
        lock (_gate) _file.Write(Encoding.UTF8.GetBytes($"{kind}{text}\n"));
    }

    /// <summary>What was written of a kind, in its order; what happened twice stands there twice.</summary>
    public static IReadOnlyList<string> Read(string path, char kind) =>
        [.. File.ReadLines(path).Where(line => line.Length > 1 && line[0] == kind).Select(line => line[1..])];

    public void Dispose() => _file.Dispose();
}
