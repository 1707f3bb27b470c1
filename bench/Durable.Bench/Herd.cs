using LocalHost.Durable.Bench.Child;

namespace LocalHost.Durable.Bench;

/// <summary>Timers that are due in the same second beside bare SQLite, which syncs one transaction for each.</summary>
internal static class Herd
{
    private const double Demanded = 1;
    private const int WarmUp = 2_000;

    public static async Task<bool> MeasureAsync(BenchOptions options, string root, CancellationToken cancellation)
    {
        using var timers = Runner.Start("ours-timer", Folder(root, "timer"));
        using var activities = Runner.Start("ours", Folder(root, "activity"));
        using var bare = Runner.StartBare(Folder(root, "bare"));
        await timers.ReadyAsync(cancellation);
        await activities.ReadyAsync(cancellation);
        await bare.AskAsync<double>($"{WarmUp}", cancellation);
        await timers.AskAsync<Reply>($"store {WarmUp}", cancellation);
        await activities.AskAsync<Reply>($"store {WarmUp}", cancellation);
        var (timer, activity, floor) = (new List<Reply>(), new List<Reply>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            timer.Add(await timers.AskAsync<Reply>($"store {options.Timers}", cancellation));
            floor.Add(await bare.AskAsync<double>($"{options.Timers}", cancellation));
            activity.Add(await activities.AskAsync<Reply>($"store {options.Timers}", cancellation));
        }

        Figures.Say($"### {options.Timers:N0} timers due in the same second");
        Figures.Say($"");
        Figures.Say($"| | a second | beside bare SQLite | the rounds | early |");
        Figures.Say($"| --- | --- | --- | --- | --- |");
        Figures.Say($"| bare SQLite: removes a timer, stores a result, one synced transaction each | {Figures.Median(floor):F0} | | | |");
        var passed = Row("ours: the timer wakes the orchestration, which ends", timer, floor);
        passed &= Row("ours: the timer wakes the orchestration, which calls an activity and ends", activity, floor);
        Figures.Say($"");
        return passed;
    }

    private static bool Row(string what, List<Reply> replies, List<double> floor)
    {
        var ratios = replies.Zip(floor, (reply, bare) => reply.Rate / bare).ToList();
        var early = replies.Sum(reply => reply.Early);
        Figures.Say($"| {what} | {Figures.Median(replies.Select(reply => reply.Rate)):F0} | **{Figures.Median(ratios):F1}** times, at least {Demanded} demanded | {Figures.Range(ratios, "F1")} | {early} |");
        return Figures.Median(ratios) >= Demanded && early == 0;
    }

    private static string Folder(string root, string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
