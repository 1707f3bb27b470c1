using System.Globalization;

namespace LocalHost.Clock;

/// <summary>How far the clock was moved, kept in a file so that a restart does not turn time back.</summary>
internal static class ClockShift
{
    private const string FileName = "clock-shift.txt";

    public static TimeSpan Read(string folder) =>
        Path.Combine(folder, FileName) is var file && File.Exists(file)
        && TimeSpan.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var shift)
            ? shift
            : TimeSpan.Zero;

    public static void Write(string folder, TimeSpan shift)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), shift.ToString("c", CultureInfo.InvariantCulture));
    }
}
