using System.Globalization;
using SmartActivities.Cost.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var prices = new Prices();

await using var life = await Life.StartAsync(TimeSpan.FromDays(6));
var parts = await life.LiveAsync();
var timers = await life.TimersOfAnHourAsync();
await using var cut = await Life.StartAsync(TimeSpan.FromDays(3));
var reminded = (await cut.LiveAsync())[2].Takes;

var usual = new Bill(prices, new Setup());
var whole = parts.Aggregate(new Counted(), (sum, part) => sum + part.Takes);

Console.WriteLine("## One activity's life\n");
Console.WriteLine("| part | executions | active periods | calls of tables | calls of queues | micro-dollars |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
foreach (var (part, takes) in parts.Append(("**all**", whole)))
    Console.WriteLine($"| {part} | {takes.Executions:0} | {takes.ActivePeriods:0} | {takes.TableCalls:0} | {takes.QueueCalls:0} | {usual.Of(takes) * 1e6:0} |");
Console.WriteLine($"\nOf these, {whole.Actions:0} are actions of a Durable Task Scheduler, in place of {Counted(whole)}.");
Console.WriteLine($"\nWith timers cut at 3 days the reminders took {reminded.Executions:0} executions in {reminded.ActivePeriods:0} periods: {usual.Of(reminded) * 1e6:0} micro-dollars.");

Console.WriteLine("\n## A month\n");
Console.WriteLine("| activities | nothing to do | execution | tables | queues | all, US dollars | a minute's poller instead |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
foreach (var activities in new[] { 0, 1_000, 10_000, 100_000 })
{
    var takes = whole * activities;
    var idle = usual.Idle(timers);
    Console.WriteLine(
        $"| {activities:N0} | {idle:0.00} | {usual.Execution(takes):0.00} | {usual.Rows(takes):0.00} | {usual.Messages(takes):0.00} | {idle + usual.Of(takes):0.00} | {Poller(activities):0.00} |");
}

Console.WriteLine("\n## Settings, at 10,000 activities a month\n");
Console.WriteLine("| setting | US dollars a month |");
Console.WriteLine("| --- | --- |");
foreach (var (name, setup) in new (string, Setup)[]
{
    ("as it is", new()), ("512 MB", new(MemoryGb: 0.5)), ("4096 MB", new(MemoryGb: 4)), ("one durable instance always ready", new(AlwaysReady: 1)),
    ("polling every second", new(PollingSeconds: 1)), ("polling every 30 s", new(PollingSeconds: 30)), ("one partition", new(Partitions: 1)), ("16 partitions", new(Partitions: 16)),
})
{
    var bill = new Bill(prices, setup);
    Console.WriteLine($"| {name} | {bill.Idle(timers) + bill.Of(whole * 10_000):0.00} |");
}

Console.WriteLine("\n## A Durable Task Scheduler instead\n");
foreach (var activities in new[] { 1_000, 10_000, 100_000 })
{
    var hub = usual.Polling + ((usual.Messages(whole) + usual.Rows(new Counted(TableCalls: whole.HubTableCalls))) * activities);
    Console.WriteLine($"- {activities:N0} activities: {whole.Actions * activities:N0} actions in place of {hub:0.00} US dollars; it is cheaper below {hub / (whole.Actions * activities) * 1e6:0.00} for a million.");
}

Console.WriteLine("\n## Reminders that are due in one second\n");
Console.WriteLine("| reminders | backend | half after | 99 in 100 after | all after |");
Console.WriteLine("| --- | --- | --- | --- | --- |");
Tell(200, "370 calls/s, to compare with what was seen", new Backend(1, 4, 0.04, 0.035, CallsPerSecond: 370, 7, 6));
foreach (var instances in new[] { 1, 4, 20 })
{
    Tell(10_000, $"storage, {instances} instance{(instances == 1 ? "" : "s")}", Storage(instances));
    Tell(100_000, $"storage, {instances} instance{(instances == 1 ? "" : "s")}", Storage(instances));
}

Tell(100_000, "storage, 16 partitions, 20 instances", Storage(20) with { Lanes = 16 });
Tell(100_000, "storage, 4 instances, all of one tenant", Storage(4) with { RowsPerSecond = 2_000 });
Tell(100_000, "scheduler, consumption (500 actions/s), 20 instances", Scheduler(500));
Tell(100_000, "scheduler, one unit (2,000 actions/s), 20 instances", Scheduler(2_000));
Tell(100_000, "scheduler, three units (6,000 actions/s), 20 instances", Scheduler(6_000));

Console.WriteLine($"\nNobody has read up: {string.Join(", ", prices.Unchecked)}.");

string Counted(Counted takes) => $"{takes.QueueCalls:0} calls of queues and {takes.HubTableCalls:0} of tables";

// Every minute, for as long as activities are open (three days each), a function reads all that are, a thousand in a call, and writes each reminder: no hub at all.
double Poller(int activities)
{
    var open = activities * 3 / 30.0;
    var minutes = 30 * 1_440;
    var http = whole with { Turns = 0, Tasks = 0, QueueCalls = 0, ActivePeriods = whole.ActivePeriods - parts[2].Takes.ActivePeriods };
    var scans = new Counted(Requests: minutes, TableCalls: minutes * Math.Max(1, Math.Ceiling(open / 1_000)), ActivePeriods: minutes * Math.Max(1, open / 5_000));
    return usual.Of(scans) + usual.Of(http * activities);
}

// A table answers in 10 ms and a queue in 5, one after the other: a turn reads its history, adds a message, writes history and instance, deletes a message.
static Backend Storage(int instances) => new(instances, 4, 0.04, 0.035, CallsPerSecond: 20_000, CallsOfATurn: 7, CallsOfATask: 6);

// What the scheduler hands out is what is counted; the rows are ours all the same.
static Backend Scheduler(double actions) => new(20, 0, 0.01, 0.03, actions, 1, 1);

static void Tell(int reminders, string name, Backend backend)
{
    var after = Herd.Run(reminders, backend);
    Console.WriteLine($"| {reminders:N0} | {name} | {after[reminders / 2]:0.0} s | {after[reminders * 99 / 100]:0.0} s | {after[^1]:0.0} s |");
}
