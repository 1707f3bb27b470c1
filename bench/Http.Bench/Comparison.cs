using System.Globalization;

namespace SmartActivities.Http.Bench;

/// <summary>
/// Three programs in turns, and the verdict: the service, bare functions that do the same reads and writes on the same host, and a bare minimal
/// API. The first two tell what the service's own code costs, the last two what the host and the worker cost.
/// </summary>
internal sealed class Comparison(BenchOptions options, Contender ours, Contender functions, Contender minimal, Workload workload)
{
    private const double RequiredOfHost = 0.45;
    private const double RequiredOfEvaluate = 0.70;
    private const double RequiredOfSave = 0.60;

    private static readonly TimeSpan RequiredStart = TimeSpan.FromSeconds(1.6);

    // The just-in-time compiler goes on for seconds after the first request, and longer for the larger ones.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly int[] Connections = [16, 32];

    private bool _failed;

    public static async Task<int> RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        var root = Directory.CreateTempSubdirectory("smartactivities-bench-").FullName;
        try
        {
            var host = await Publication.PublishAsync("src/LocalHost", "LocalHost.dll", root, cancellation);
            var service = await Publication.PublishAsync("src/Functions", "SmartActivities.Functions.dll", root, cancellation);
            var bare = await Publication.PublishAsync("bench/BareFunctions", "SmartActivities.BareFunctions.dll", root, cancellation);
            var api = await Publication.PublishAsync("bench/Http.Bench", "SmartActivities.Http.Bench.dll", root, cancellation);
            var (ourData, bareData, apiData) = (Folder(root, "ours"), Folder(root, "functions"), Folder(root, "minimal"));
            using var ours = new Contender("the service", [host, service], ourData);
            using var functions = new Contender("bare functions", [host, bare], bareData);
            using var minimal = new Contender("a minimal API", [api, "--bare", apiData], apiData);
            var workload = new Workload();
            await ours.StartAsync(static address => Workload.Health(address, isOurs: true), cancellation);
            await workload.SeedAsync(ours.Address, cancellation);
            await ours.SettleAsync(cancellation);
            ours.Stop();
            foreach (var file in Directory.EnumerateFiles(ourData, "smartactivities.db*"))
            {
                File.Copy(file, Path.Combine(bareData, Path.GetFileName(file)));
                File.Copy(file, Path.Combine(apiData, Path.GetFileName(file)));
            }

            return await new Comparison(options, ours, functions, minimal, workload).MeasureAsync(cancellation);
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
        foreach (var connections in options.Measures("constant") ? Connections : [])
            await ThroughputAsync("a constant answer", connections, functions, minimal, RequiredOfHost, Workload.Health, cancellation);
        foreach (var connections in options.Measures("evaluate") ? Connections : [])
            await ThroughputAsync("evaluate", connections, ours, functions, RequiredOfEvaluate, workload.Evaluate, cancellation);
        foreach (var connections in options.Measures("save") ? Connections : [])
            await ThroughputAsync("save", connections, ours, functions, RequiredOfSave, workload.Save, cancellation);
        Say($"{(_failed ? "FAILED" : "passed")}");
        return _failed ? 1 : 0;
    }

    /// <summary>The first answer is an evaluation, with everything that it needs. All go on from the last start.</summary>
    private async Task StartsAsync(CancellationToken cancellation)
    {
        Contender[] all = [ours, functions, minimal];
        var times = all.ToDictionary(side => side, _ => new List<double>());
        for (var i = 0; i < options.Starts; i++)
        {
            foreach (var side in all)
            {
                side.Stop();
                times[side].Add((await side.StartAsync(address => workload.Evaluate(address, side == ours), cancellation)).TotalMilliseconds);
            }
        }

        _failed |= Median(times[ours]) > RequiredStart.TotalMilliseconds;
        var told = string.Join(", ", all.Select(side => string.Create(CultureInfo.InvariantCulture, $"{side.Name} {Median(times[side]):F0} ms")));
        Say($"start to first answer: {told}; medians of {options.Starts}, at most {RequiredStart.TotalMilliseconds:F0} ms demanded of the service");
    }

    private async Task ThroughputAsync(
        string what, int connections, Contender one, Contender other, double required, Func<Uri, bool, HttpRequestMessage> next,
        CancellationToken cancellation)
    {
        var (ones, others, after) = (new List<double>(), new List<double>(), new List<double>());
        await RoundAsync(one, WarmUp);
        await RoundAsync(other, WarmUp);
        for (var round = 0; round < options.Rounds; round++)
        {
            var (rate, later) = await RoundAsync(one, TimeSpan.FromSeconds(options.Seconds));
            ones.Add(rate);
            after.Add(later);
            others.Add((await RoundAsync(other, TimeSpan.FromSeconds(options.Seconds))).Rate);
        }

        var ratios = ones.Zip(others, (a, b) => a / b).Order().ToList();
        var ratio = Median(ones) / Median(others);
        _failed |= ratio < required;
        Say($"{what}, {connections} connections: {one.Name} {Median(ones):F0}/s, {other.Name} {Median(others):F0}/s, ratio {ratio:F2}; at least {required:F2} demanded");
        Say($"  rounds {ratios[0]:F2} to {ratios[^1]:F2}; {one.Name} worked on for {Median(after):F0} ms of processor time after a round");

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
