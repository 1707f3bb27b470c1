using LocalHost.Durable.Bench.Child;

namespace LocalHost.Durable.Bench;

/// <summary>Timers that are due in the same second beside bare SQLite, which syncs one transaction for each.</summary>
internal static class Herd
{
    private const double Demanded = 1;
    private const int WarmUp = 2_000;

    public static async Task<bool> MeasureAsync(BenchOptions options, string root, CancellationToken cancellation)
    {
        using var timers = Runner.Start("ours-timer", Directory.CreateDirectory(Path.Combine(root, "timer")).FullName);
        using var activities = Runner.Start("ours", Directory.CreateDirectory(Path.Combine(root, "activity")).FullName);
        using var bare = Runner.StartBare(Directory.CreateDirectory(Path.Combine(root, "bare")).FullName);
        await timers.ReadyAsync(cancellation);
        await activities.ReadyAsync(cancellation);
        await bare.AskAsync<double>($"{WarmUp}", cancellation);
        // The few tell how long it takes to schedule the many.
        foreach (var count in (int[])[WarmUp / 20, WarmUp])
        {
            await timers.AskAsync<Reply>($"store {count}", cancellation);
            await activities.AskAsync<Reply>($"store {count}", cancellation);
        }

        var (timer, activity, floor) = (new List<Reply>(), new List<Reply>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            timer.Add(await timers.AskAsync<Reply>($"store {options.Timers}", cancellation));
            floor.Add(await bare.AskAsync<double>($"{options.Timers}", cancellation));
            activity.Add(await activities.AskAsync<Reply>($"store {options.Timers}", cancellation));
        }

        Report.Head(
            $"{options.Timers:N0} timers due in the same second", "", "a second", "beside bare SQLite", "the rounds", "early");
        Report.Row($"bare SQLite: one synced transaction for each timer", $"{Report.Median(floor):F0}", $"", $"", $"");
        var passed = Row("ours: the timer wakes an orchestration, which ends", timer, floor, Demanded);
        passed &= Row("ours: it wakes one that calls an activity and ends", activity, floor, demanded: null);
        Report.Say($"");
        return passed;
    }

    private static bool Row(string what, List<Reply> replies, List<double> floor, double? demanded)
    {
        var ratios = replies.Zip(floor, (reply, bare) => reply.Rate / bare).Order().ToList();
        var early = replies.Sum(reply => reply.Early);
        Report.Row(
            $"{what}", $"{Report.Median(replies.Select(reply => reply.Rate)):F0}",
            $"**{Report.Median(ratios):F1}** times{(demanded is null ? "" : $"; at least {demanded} demanded")}", $"{ratios[0]:F1} to {ratios[^1]:F1}", $"{early}");
        return early == 0 && !(Report.Median(ratios) < demanded);
    }
}
