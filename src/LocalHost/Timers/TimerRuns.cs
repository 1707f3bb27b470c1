using System.Text.Json;

namespace LocalHost.Timers;

/// <summary>The last and next run of each monitored timer function, a small file for each.</summary>
internal sealed class TimerRuns(string dataPath)
{
    private readonly string _folder = Path.Combine(dataPath, "timers");

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

    public void Write(string function, ScheduleStatus status)
    {
        Directory.CreateDirectory(_folder);
        var file = FileOf(function);
        var fresh = file + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(status));
        File.Move(fresh, file, overwrite: true);
    }

    private string FileOf(string function) => Path.Combine(_folder, $"{Uri.EscapeDataString(function)}.json");
}

/// <summary>The runs of a monitored timer function, in UTC, as the worker reads them.</summary>
/// <param name="Last">When it ran last; the first instant of all when it never has.</param>
/// <param name="Next">When it is to run next.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
