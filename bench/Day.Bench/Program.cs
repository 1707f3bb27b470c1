using System.Diagnostics;
using System.Globalization;
using SmartActivities.Day.Bench;
using SmartActivities.Domain;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

// What does a user's day cost in a tenant with a thousand times as many open activities? The same calls, and at most half as much time again.
const int rounds = 400;
const double allowed = 1.5;

var pipeline = PipelineId.Parse("0");
var day = UserDay.At(A.Now, A.Warsaw, IsoDayOfWeek.Monday);
(string Name, Func<ISortedTable, Task> Read)[] views =
[
    ("board column of 50", table => new BoardStore(table).ColumnAsync(A.Tenant, BoardOrder.Attention, ItemType.Deal, pipeline, StageId.Parse("NEW"), null, 50, default)),
    ("planner column, this week", table => new BoardStore(table).PlannerAsync(A.Tenant, ItemType.Deal, pipeline, PlannerColumn.ThisWeek, day, null, 50, default)),
    ("planner column, today", table => new BoardStore(table).PlannerAsync(A.Tenant, ItemType.Deal, pipeline, PlannerColumn.Today, day, null, 50, default)),
    ("counters", table => new AgendaStore(table).CountAsync(A.Tenant, A.Anna, CounterMode.ItemResponsible, day, default)),
    ("list behind a counter", table => new AgendaStore(table).CountedAsync(A.Tenant, A.Anna, CounterMode.ItemResponsible, CounterKind.Planned, day, null, 50, default)),
    ("agenda", table => Task.WhenAll(new[] { day.Overdue, day.Today, day.ThisWeek, day.NextWeek, day.Later }
        .Select(due => new AgendaStore(table).DueAsync(A.Tenant, A.Anna, due, 50, default)))),
];

await using var small = await BenchTenant.CreateAsync(100);
var begun = Stopwatch.StartNew();
await using var large = await BenchTenant.CreateAsync(100_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100,000 open activities written in {begun.Elapsed.TotalSeconds:F0} s"));
Console.WriteLine("| view | calls at 100 | at 100,000 | median at 100 | at 100,000 | ratio |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- |");

var broken = false;
foreach (var (name, read) in views)
{
    var calls = (await CountAsync(small, read), await CountAsync(large, read));
    double[] few = new double[rounds], many = new double[rounds];
    for (var round = -rounds / 4; round < rounds; round++)
    {
        // In turns, so that what else the machine does meets both; the first are for the compiler and the caches.
        var (one, other) = (await TimeAsync(small, read), await TimeAsync(large, read));
        if (round >= 0)
            (few[round], many[round]) = (one, other);
    }

    var (medianFew, medianMany) = (Median(few), Median(many));
    broken |= calls.Item1 != calls.Item2 || medianMany > allowed * medianFew;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {calls.Item1} | {calls.Item2} | {medianFew:F0} µs | {medianMany:F0} µs | **{medianMany / medianFew:F2}** |"));
}

Console.WriteLine(broken ? $"A bound is broken: the same calls, and a ratio of at most {allowed}." : "All bounds hold.");
return broken ? 1 : 0;

static async Task<int> CountAsync(BenchTenant tenant, Func<ISortedTable, Task> read)
{
    var meter = new CallMeter();
    await read(new CountingTable(tenant.Table, meter));
    return meter.Calls;
}

static async Task<double> TimeAsync(BenchTenant tenant, Func<ISortedTable, Task> read)
{
    var begun = Stopwatch.GetTimestamp();
    await read(tenant.Table);
    return Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
