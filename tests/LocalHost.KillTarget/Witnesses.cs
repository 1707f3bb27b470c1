namespace LocalHost.KillTarget;

/// <summary>Lines that outlive the process that wrote them: what clients were told, and what activities did.</summary>
internal sealed class Witnesses(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Write(char kind, string text)
    {
        // One write a line, so that a kill leaves no half of one behind others.
        lock (_gate) _file.Write(System.Text.Encoding.UTF8.GetBytes($"{kind}{text}\n"));
    }

    public string[] Of(char kind)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 1 && line[0] == kind).Select(line => line[1..]).Distinct()];
    }

    public void Dispose() => _file.Dispose();
}
