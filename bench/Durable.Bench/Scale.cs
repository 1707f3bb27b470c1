namespace LocalHost.Durable.Bench;

/// <summary>A hub full of sleepers beside an empty one: what a start takes, and what memory.</summary>
internal static class Scale
{
    private const double AllowedStart = 3;
    private const double AllowedBytes = 1024;

    // It reads the hub.
    private const string Request = "api/look/job-00000001";

    public static async Task<bool> MeasureAsync(BenchOptions options, string root, CancellationToken cancellation)
    {
        var empty = new Hub(Directory.CreateDirectory(Path.Combine(root, "empty")).FullName);
        var full = new Hub(Directory.CreateDirectory(Path.Combine(root, "full")).FullName);
        await FillAsync(empty, 0, cancellation);
        await FillAsync(full, options.Sleepers, cancellation);
        for (var i = 0; i < options.Starts; i++)
        {
            await StartAsync(empty, cancellation);
            await StartAsync(full, cancellation);
        }

        var ratio = Report.Median(full.Starts) / Report.Median(empty.Starts);
        var started = (Report.Median(full.Resident) - Report.Median(empty.Resident)) / options.Sleepers;
        var made = (full.Filled - empty.Filled) / options.Sleepers;
        Report.Head($"{options.Sleepers:N0} sleeping orchestrations", "", "empty hub", "with sleepers", "");
        Report.Row(
            $"start of the process to first answer", $"{Report.Median(empty.Starts):F0} ms", $"{Report.Median(full.Starts):F0} ms",
            $"**{ratio:F2}** times; below {AllowedStart} demanded");
        Report.Row(
            $"resident memory of that process", $"{Report.Median(empty.Resident) / 1e6:F1} MB",
            $"{Report.Median(full.Resident) / 1e6:F1} MB", $"**{started:F0} bytes** a sleeper; below {AllowedBytes} demanded");
        Report.Row(
            $"resident memory of the process that made them", $"{empty.Filled / 1e6:F1} MB", $"{full.Filled / 1e6:F1} MB",
            $"**{made:F0} bytes** a sleeper; below {AllowedBytes} demanded");
        Report.Say($"");
        return ratio < AllowedStart && started < AllowedBytes && made < AllowedBytes;
    }

    private static async Task FillAsync(Hub hub, int sleepers, CancellationToken cancellation)
    {
        using var runner = Runner.Start("ours", hub.Folder);
        await runner.ReadyAsync(cancellation);
        if (sleepers > 0) await runner.AskAsync<double>($"sleep {sleepers}", cancellation);
        hub.Filled = await runner.AskAsync<long>("memory", cancellation);
    }

    private static async Task StartAsync(Hub hub, CancellationToken cancellation)
    {
        using var runner = Runner.Start("ours", hub.Folder);
        hub.Starts.Add((await runner.ServesAsync(Request, cancellation)).TotalMilliseconds);
        await runner.ReadyAsync(cancellation);
        hub.Resident.Add(await runner.AskAsync<long>("memory", cancellation));
    }

    private sealed class Hub(string folder)
    {
        public string Folder => folder;

        /// <summary>Bytes that the process which made the sleepers holds.</summary>
        public double Filled { get; set; }

        /// <summary>Milliseconds to the first answer.</summary>
        public List<double> Starts { get; } = [];

        /// <summary>Bytes that a process holds which was started over them.</summary>
        public List<double> Resident { get; } = [];
    }
}
