using System.Diagnostics;
using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using SmartActivities.Domain;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Limits;
using SmartActivities.Limits.Bench;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

// Does it matter to a save, a completion and a look at the counters how many activities the tenant has open, and does the timer that enforces limits read
// more than a row or two of each tenant? Beside each, what counting rows would cost.
const int rounds = 300;
const double allowed = 1.5;
const int manyTenants = 1_000;
int[] sizes = [0, 100, 50_000, 99_999];

await using var service = new BenchService();
var begun = Stopwatch.StartNew();
TenantId[] tenants = [.. await Task.WhenAll(sizes.Select(open => service.AddAsync($"open-{open}", open)))];
Print($"{sizes.Sum():N0} open activities of {sizes.Length} tenants written in {begun.Elapsed.TotalSeconds:F0} s");

var (activities, counters) = (service.Get<ActivityStore>(), service.Get<CounterStore>());
var (next, now) = (1_000_000, A.Now);
var saved = new Dictionary<TenantId, ActivityId>();
(string Name, Func<TenantId, Task> Do)[] calls =
[
    ("save", async tenant =>
    {
        saved[tenant] = new ActivityId(next++);
        await activities.SaveAsync(tenant, A.Save(saved[tenant].Value, item: A.Deal("save"), now: now), request: null, Silent, default);
    }),
    ("complete", tenant => activities.CompleteAsync(tenant, saved[tenant], new CompleteActivityCommand { By = A.Anna, Now = now }, Silent, default)),
    ("counters", tenant => counters.ReadAsync(tenant, UserId.Parse("user-0"), TenantBehavior.Default, UserDay.At(now, A.Warsaw, IsoDayOfWeek.Monday), default)),
    ("counting rows instead", CountAsync),
];
var times = calls.ToDictionary(call => call.Name, _ => sizes.Select(_ => new List<double>()).ToArray());
var counts = calls.ToDictionary(call => call.Name, _ => new int[sizes.Length]);
for (var round = -rounds / 4; round < rounds; round++)
{
    // In turns, each size as often first as last, so that what else the machine does meets all; the first are for the compiler and the caches. What counts rows
    // is slow, and seldom asked for.
    now += Duration.FromSeconds(1);
    foreach (var (name, call) in round % 10 == 0 ? calls : calls[..^1])
    {
        for (var turn = 0; turn < sizes.Length; turn++)
        {
            var size = (turn + round + rounds) % sizes.Length;
            service.Meter.Reset();
            var start = Stopwatch.GetTimestamp();
            await call(tenants[size]);
            counts[name][size] = service.Meter.Calls;
            if (round >= 0)
                times[name][size].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
    }
}

var broken = false;
Print($"| | calls at {string.Join(", at ", sizes.Select(size => $"{size:N0}"))} open | medians | slowest by fastest |");
Print($"| --- | --- | --- | --- |");
foreach (var (name, _) in calls)
{
    double[] medians = [.. times[name].Select(Median)];
    // The user has nothing in the empty tenant, and the same hundred activities in each of the others: what counts is what lies around them.
    double[] alike = name == "counters" ? medians[1..] : medians;
    var ratio = alike.Max() / alike.Min();
    broken |= name != calls[^1].Name && ratio > allowed;
    Print($"| {name} | {string.Join(", ", counts[name])} | {string.Join(", ", medians.Select(median => $"{median:F0} µs"))} | **{ratio:F2}** |");
}

begun.Restart();
for (var tenant = 0; tenant < manyTenants; tenant++)
    await service.AddAsync($"tenant-{tenant:0000}", 100);
Print($"{manyTenants:N0} tenants with 100 open activities each written in {begun.Elapsed.TotalSeconds:F0} s");

var timer = new EnforceActivityLimits(
    service.Get<TenantDirectory>(),
    service.Get<UsageStore>(),
    service.Get<SettingsStore>(),
    service.Get<UserDirectory>(),
    service.Get<CleanUpStore>(),
    service.Get<Rounds>(),
    TimeProvider.System,
    NullLogger<EnforceActivityLimits>.Instance);
var durable = new Mock<DurableTaskClient>("bench").Object;
// The first tells administrators of the tenant that is near its limit; what is measured has nothing to do.
await timer.RunAsync(new TimerInfo(), durable, default);
List<double> runs = [], countings = [];
for (var round = 0; round < 5; round++)
{
    service.Meter.Reset();
    runs.Add(await TimeAsync(() => timer.RunAsync(new TimerInfo(), durable, default)));
    var enforcing = service.Meter.Calls;
    service.Meter.Reset();
    countings.Add(await TimeAsync(CountAllAsync));
    if (round > 0)
        continue;
    Print($"| all {manyTenants + sizes.Length:N0} tenants | calls |");
    Print($"| --- | --- |");
    Print($"| the timer | {enforcing} |");
    Print($"| counting rows instead | {service.Meter.Calls} |");
    broken |= enforcing > (2 * (manyTenants + sizes.Length)) + 10;
}

Print($"Counting rows takes {Median(countings) / Median(runs):F1} times as long as the timer.");
Console.WriteLine(broken ? $"A bound is broken: a ratio of at most {allowed}, and at most two calls a tenant." : "All bounds hold.");
return broken ? 1 : 0;

// What a service does that keeps no number: it reads the key of each open activity, a thousand in a query.
async Task CountAsync(TenantId tenant)
{
    var count = 0;
    await foreach (var key in KeysAsync(tenant))
        count += key.Length > 0 ? 1 : 0;
}

async IAsyncEnumerable<string> KeysAsync(TenantId tenant)
{
    var range = KeyRange.WithPrefix("open|");
    while (true)
    {
        var keys = await service.Table.ScanKeysAsync(tenant.Value, range, TableLimits.ScanRows, default);
        foreach (var key in keys)
            yield return key;
        if (keys.Count < TableLimits.ScanRows)
            yield break;
        range = range.After(keys[^1]);
    }
}

Task CountAllAsync() => Parallel.ForEachAsync(
    service.Get<TenantDirectory>().AllAsync(default), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (tenant, _) => await CountAsync(tenant));

static async Task<double> TimeAsync(Func<Task> run)
{
    var start = Stopwatch.GetTimestamp();
    await run();
    return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
}

static Task Silent(ChangeSet changes, CancellationToken cancellation) => Task.CompletedTask;

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
