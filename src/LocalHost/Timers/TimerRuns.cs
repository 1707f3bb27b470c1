using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace LocalHost.Timers;

/// <summary>The last and next run of each monitored timer function, a small file for each.</summary>
internal sealed class TimerRuns(string dataPath) : IDisposable
{
    // More than any status takes. What is written at once and always to the same place is not cut short when the process is killed.
    private const int Length = 256;

    private readonly string _folder = Path.Combine(dataPath, "timers");
    private readonly ConcurrentDictionary<string, SafeFileHandle> _files = new(StringComparer.OrdinalIgnoreCase);

    public ScheduleStatus? Read(string function)
    {
        try
        {
            return File.Exists(FileOf(function)) ? JsonSerializer.Deserialize<ScheduleStatus>(File.ReadAllText(FileOf(function))) : null;
        }
        catch (JsonException)
        {
            // A file that was cut short counts as none: the function is then taken for one that has never run.
            return null;
        }
    }

    public void Write(string function, ScheduleStatus status) => RandomAccess.Write(
        _files.GetOrAdd(function, Open), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(status).PadRight(Length)), fileOffset: 0);

    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }

    private SafeFileHandle Open(string function)
    {
        Directory.CreateDirectory(_folder);
        return File.OpenHandle(FileOf(function), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    private string FileOf(string function) => Path.Combine(_folder, $"{Uri.EscapeDataString(function)}.json");
}

/// <summary>The runs of a monitored timer function, in UTC, as the worker reads them.</summary>
/// <param name="Last">When it ran last; the first instant of all when it never has.</param>
/// <param name="Next">When it is to run next.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
