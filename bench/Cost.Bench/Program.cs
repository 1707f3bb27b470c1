using System.Globalization;
using SmartActivities.Cost.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

await using var life = await Life.StartAsync(TimeSpan.FromDays(6));
var parts = await life.LiveAsync();
var timers = await life.TimersOfADayAsync();
await using var cut = await Life.StartAsync(TimeSpan.FromDays(3));
var cutReminders = (await cut.LiveAsync())[2].Takes;

var computed = new Report(parts, timers, cutReminders).All();
if (args is [])
{
    foreach (var (name, value) in computed)
        Console.WriteLine($"{name}: {(value.Contains('\n', StringComparison.Ordinal) ? "\n\n" : "")}{value}");
    return 0;
}

if (args is not (["--check"] or ["--write"]))
{
    Console.Error.WriteLine("Without arguments this prints what it computes; --write puts it into docs/cost.md and docs/scale.md, and --check fails when they say anything else.");
    return 2;
}

var write = args is ["--write"];
var differing = Pages.Fill(computed, write);
foreach (var name in differing)
    Console.WriteLine(write ? $"written: {name}" : $"not as computed: {name}");
Console.WriteLine(differing.Count == 0 ? "docs/cost.md and docs/scale.md are as computed." : "");
return write || differing.Count == 0 ? 0 : 1;
