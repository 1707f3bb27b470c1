using System.Globalization;

namespace SmartActivities.Http.Bench;

/// <summary>Ours beside the bare app, in turns, and the verdict.</summary>
internal sealed class Comparison(BenchOptions options, Contender ours, Contender bare, Workload workload)
{
    private const double Required = 0.60;

    private static readonly TimeSpan RequiredStart = TimeSpan.FromSeconds(2);

    // The just-in-time compiler goes on for seconds after the first request, and longer for the larger of the two.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly int[] Connections = [16, 32];

    private bool _failed;

    public static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        var root = Directory.CreateTempSubdirectory("smartactivities-bench-").FullName;
        try
        {
            var service = await Publication.PublishAsync("src/Functions", "SmartActivities.Functions.dll", root, cancellation);
            var minimal = await Publication.PublishAsync("bench/Http.Bench", "SmartActivities.Http.Bench.dll", root, cancellation);
            var (ourData, bareData) = (Folder(root, "ours"), Folder(root, "bare"));
            using var ours = new Contender("ours", service, [], ourData);
            using var bare = new Contender("bare", minimal, ["--bare", bareData], bareData);
            var workload = new Workload();
            await ours.StartAsync(static address => new(HttpMethod.Get, new Uri(address, "/api/health")), cancellation);
            await workload.SeedAsync(ours.Address, cancellation);
            await ours.SettleAsync(cancellation);
            ours.Stop();
            foreach (var file in Directory.EnumerateFiles(ourData, "smartactivities.db*"))
                File.Copy(file, Path.Combine(bareData, Path.GetFileName(file)));
            return await new Comparison(options, ours, bare, workload).MeasureAsync(cancellation);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Folder(string root, string name) => Directory.CreateDirectory(Path.Combine(root, "data-" + name)).FullName;

    private async Task<int> MeasureAsync(CancellationToken cancellation)
    {
        Say($"{Workload.Tenants} tenants, {Workload.Users} users and {Workload.Deals} deals each; {Environment.ProcessorCount} processors");
        Say($"{options.Rounds} rounds of {options.Seconds} s a side, in turns");
        await StartsAsync(cancellation);
        foreach (var connections in options.Measures("evaluate") ? Connections : [])
            await ThroughputAsync("evaluate", connections, workload.Evaluate, cancellation);
        foreach (var connections in options.Measures("save") ? Connections : [])
            await ThroughputAsync("save", connections, workload.Save, cancellation);
        var verdict = _failed ? "FAILED" : "passed";
        Say($"{verdict}: at least {Required:P0} of the bare app's answers a second, first answer within {RequiredStart.TotalSeconds:F0} s");
        return _failed ? 1 : 0;
    }

    /// <summary>The first answer is an evaluation, with everything that it needs. Both go on from the last start.</summary>
    private async Task StartsAsync(CancellationToken cancellation)
    {
        var (mine, other) = (new List<double>(), new List<double>());
        for (var i = 0; i < options.Starts; i++)
        {
            ours.Stop();
            bare.Stop();
            mine.Add((await ours.StartAsync(address => workload.Evaluate(address, isOurs: true), cancellation)).TotalMilliseconds);
            other.Add((await bare.StartAsync(address => workload.Evaluate(address, isOurs: false), cancellation)).TotalMilliseconds);
        }

        _failed |= Median(mine) > RequiredStart.TotalMilliseconds;
        Say($"start to first answer: ours {Median(mine):F0} ms, bare {Median(other):F0} ms, medians of {options.Starts}");
    }

    private async Task ThroughputAsync(
        string what, int connections, Func<Uri, bool, HttpRequestMessage> next, CancellationToken cancellation)
    {
        var (mine, other, after) = (new List<double>(), new List<double>(), new List<double>());
        await RoundAsync(ours, WarmUp);
        await RoundAsync(bare, WarmUp);
        for (var round = 0; round < options.Rounds; round++)
        {
            var (rate, later) = await RoundAsync(ours, TimeSpan.FromSeconds(options.Seconds));
            mine.Add(rate);
            after.Add(later);
            other.Add((await RoundAsync(bare, TimeSpan.FromSeconds(options.Seconds))).Rate);
        }

        var ratios = mine.Zip(other, (a, b) => a / b).Order().ToList();
        var ratio = Median(mine) / Median(other);
        _failed |= ratio < Required;
        Say($"{what}, {connections} connections: ours {Median(mine):F0}/s, bare {Median(other):F0}/s, ratio {ratio:P0}");
        Say($"  rounds {ratios[0]:P0} to {ratios[^1]:P0}; ours worked on for {Median(after):F0} ms of processor time after a round");

        async Task<(double Rate, double Later)> RoundAsync(Contender side, TimeSpan length)
        {
            var rate = await Load.RunAsync(connections, length, () => next(side.Address, side == ours), cancellation);
            return (rate, (await side.SettleAsync(cancellation)).TotalMilliseconds);
        }
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
