namespace LocalHost.Durable.Bench;

/// <summary>A hub full of sleepers beside an empty one: what a start takes, and what memory.</summary>
internal static class Scale
{
    private const double AllowedStart = 3;
    private const double AllowedBytes = 1024;
    private const string Request = "api/look/job-00000001";

    public static async Task<bool> MeasureAsync(BenchOptions options, string root, CancellationToken cancellation)
    {
        var (empty, full) = (Folder(root, "empty"), Folder(root, "full"));
        await FillAsync(empty, 0, cancellation);
        var scheduling = await FillAsync(full, options.Sleepers, cancellation);
        var (emptyStarts, fullStarts) = (new List<double>(), new List<double>());
        var (emptyBytes, fullBytes) = (new List<double>(), new List<double>());
        for (var i = 0; i < options.Starts; i++)
        {
            await StartAsync(empty, emptyStarts, emptyBytes, cancellation);
            await StartAsync(full, fullStarts, fullBytes, cancellation);
        }

        var ratio = Figures.Median(fullStarts) / Figures.Median(emptyStarts);
        var growth = (Figures.Median(fullBytes) - Figures.Median(emptyBytes)) / options.Sleepers;
        Figures.Say($"### {options.Sleepers:N0} sleeping orchestrations");
        Figures.Say($"");
        Figures.Say($"| | empty hub | with sleepers | |");
        Figures.Say($"| --- | --- | --- | --- |");
        Figures.Say($"| start of the process to first answer | {Figures.Median(emptyStarts):F0} ms | {Figures.Median(fullStarts):F0} ms | **{ratio:F2}** times, below {AllowedStart} demanded |");
        Figures.Say($"| resident memory, started over them | {Mega(emptyBytes):F1} MB | {Mega(fullBytes):F1} MB | **{growth:F0} bytes** a sleeper, below {AllowedBytes} demanded |");
        Figures.Say($"| resident memory, in the process that made them | {scheduling.Before / 1e6:F1} MB | {scheduling.After / 1e6:F1} MB | **{scheduling.Growth / options.Sleepers:F0} bytes** a sleeper, below {AllowedBytes} demanded |");
        Figures.Say($"");
        return ratio < AllowedStart && growth < AllowedBytes && scheduling.Growth / options.Sleepers < AllowedBytes;
    }

    private static async Task<(long Before, long After, long Growth)> FillAsync(string folder, int sleepers, CancellationToken cancellation)
    {
        using var runner = Runner.Start("ours", folder);
        await runner.ReadyAsync(cancellation);
        var before = await runner.AskAsync<long>("memory", cancellation);
        if (sleepers > 0) await runner.AskAsync<double>($"sleep {sleepers}", cancellation);
        var after = await runner.AskAsync<long>("memory", cancellation);
        return (before, after, after - before);
    }

    private static async Task StartAsync(string folder, List<double> starts, List<double> bytes, CancellationToken cancellation)
    {
        using var runner = Runner.Start("ours", folder);
        starts.Add((await runner.ServesAsync(Request, cancellation)).TotalMilliseconds);
        await runner.ReadyAsync(cancellation);
        bytes.Add(await runner.AskAsync<long>("memory", cancellation));
    }

    private static string Folder(string root, string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    private static double Mega(List<double> bytes) => Figures.Median(bytes) / 1e6;
}
