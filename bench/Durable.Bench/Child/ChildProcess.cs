using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LocalHost.Durable.Bench.Contenders;

namespace LocalHost.Durable.Bench.Child;

/// <summary>One contender in a process of its own: takes commands by line, and answers each with a line that begins with a mark.</summary>
internal sealed class ChildProcess(IContender contender)
{
    public const string Mark = "= ";

    // What scheduling and its moment lie apart at the least, and by how much the estimate is exceeded.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(1.5);
    private const double Caution = 1.5;
    private const int Attempts = 5;

    private int _next;
    private double _rate = 100;

    public static IContender Make(string name, string folder, string? connection) => name switch
    {
        "ours" => new Ours(nameof(OurFunctions.RunAt)),
        "ours-timer" => new Ours(nameof(OurFunctions.WakeAt)),
        "quartz" => new QuartzOnSqlite(folder, tuned: false),
        "quartz-tuned" => new QuartzOnSqlite(folder, tuned: true),
        "hangfire" => new HangfireServer(connection, tuned: false),
        "hangfire-tuned" => new HangfireServer(connection, tuned: true),
        _ => throw new ArgumentException($"There is no contender '{name}'.", nameof(name)),
    };

    public async Task RunAsync(CancellationToken cancellation)
    {
        await contender.StartAsync(cancellation);
        Say("ready");
        while (await Console.In.ReadLineAsync(cancellation) is { } line && line != "stop")
        {
            var words = line.Split(' ');
            Say(words[0] switch
            {
                "spread" => await FireAsync(Number(1), TimeSpan.FromSeconds(Number(2)), mustBeStored: false, cancellation),
                "burst" => await FireAsync(Number(1), TimeSpan.Zero, mustBeStored: false, cancellation),
                "store" => await FireAsync(Number(1), TimeSpan.Zero, mustBeStored: true, cancellation),
                "sleep" => await SleepAsync(Number(1), cancellation),
                "memory" => await ResidentAsync(cancellation),
                _ => throw new InvalidOperationException($"'{line}' is no command."),
            });

            int Number(int word) => int.Parse(words[word], CultureInfo.InvariantCulture);
        }

        await contender.DisposeAsync();
    }

    private async Task<Reply> FireAsync(int count, TimeSpan spread, bool mustBeStored, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var begin = DateTimeOffset.UtcNow;
            var due = begin + Lead + TimeSpan.FromSeconds(Caution * count / _rate);
            if (spread == TimeSpan.Zero) due = due.AddTicks(TimeSpan.TicksPerSecond - due.Ticks % TimeSpan.TicksPerSecond);
            // Not at whole milliseconds and not in order, as moments in life are not.
            var moments = Enumerable.Range(0, count).Select(i => due + spread * (i * 0.618034 % 1)).ToList();
            Firings.Expect(_next, count);
            await ScheduleAsync(moments, cancellation);
            var wasInTime = DateTimeOffset.UtcNow < due;
            var fired = await Firings.WhenAllAsync(cancellation);
            var end = new DateTime(fired.Max(), DateTimeKind.Utc);
            if (mustBeStored && contender is Ours ours)
            {
                await ours.WhenStoredAsync(begin, cancellation);
                end = DateTime.UtcNow;
            }

            // What was scheduled after its moment says nothing of lateness; the next attempt knows how long it takes.
            if (wasInTime) return Summary(fired, moments, end - due.UtcDateTime);
        }

        throw new InvalidOperationException($"{count} jobs could not be scheduled before they were due.");
    }

    private static Reply Summary(long[] fired, List<DateTimeOffset> moments, TimeSpan took)
    {
        var late = fired.Select((at, i) => (at - moments[i].UtcTicks) / (double)TimeSpan.TicksPerMillisecond).Order().ToList();
        var notEarly = late.FindAll(milliseconds => milliseconds >= 0);
        return new Reply(
            fired.Length, fired.Length - notEarly.Count, Math.Max(0, -late[0]), At(notEarly, 0.5), At(notEarly, 0.99),
            fired.Length / took.TotalSeconds);
    }

    private async Task<double> SleepAsync(int count, CancellationToken cancellation)
    {
        var due = DateTimeOffset.UtcNow.AddDays(30);
        await ScheduleAsync([.. Enumerable.Range(0, count).Select(i => due.AddMinutes(i))], cancellation);
        return _rate;
    }

    private async Task ScheduleAsync(List<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await contender.ScheduleAsync(_next, moments, cancellation);
        _next += moments.Count;
        _rate = moments.Count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Bytes of memory that are resident once the collector has given back what it can.</summary>
    private static async Task<long> ResidentAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
        }

        return Environment.WorkingSet;
    }

    private static double At(List<double> sorted, double part) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static void Say(object answer) => Console.WriteLine(Mark + JsonSerializer.Serialize(answer, answer.GetType(), JsonOptions));

    public static readonly JsonSerializerOptions JsonOptions = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
