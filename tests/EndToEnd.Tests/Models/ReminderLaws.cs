namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What docs/reminders.md promises of one activity, told the model's and the product's side of it.</summary>
internal static class ReminderLaws
{
    // Two minutes of patience, up to five until the safety net's next run, and the turns that it takes.
    private static readonly Duration ByTheNet = Duration.FromMinutes(7) + Duration.FromSeconds(1);

    // Those of one item that are due at once take turns, with pauses of milliseconds that only pass when the clock is moved.
    private static readonly Duration TakingTurns = Duration.FromSeconds(1);

    /// <param name="activity">The activity.</param>
    /// <param name="delivered">What was delivered of it.</param>
    /// <param name="outages">When the host was away.</param>
    /// <param name="now">The present moment.</param>
    public static void Check(Reminded activity, IReadOnlyCollection<Delivered> delivered, IReadOnlyCollection<Interval> outages, Instant now)
    {
        var came = delivered.ToDictionary(one => one.PlannedAt); // which throws when one came twice
        Assert.Empty(came.Keys.Except(activity.Reminders));
        foreach (var at in activity.Reminders)
        {
            var inTime = outages.Where(outage => outage.Contains(at)).Aggregate(at, (later, outage) => Instant.Max(later, outage.End));
            var latest = activity.IsLostAt(inTime) ? LatestByTheNet(inTime, outages) : inTime + TakingTurns;
            if (came.TryGetValue(at, out var one))
            {
                Assert.True(one.At >= at, $"{Named(activity, at)} came early, at {one.At}");
                Assert.True(one.At <= latest, $"{Named(activity, at)} came too late, at {one.At} instead of {latest}");
                Assert.True(activity.EndedAt is not { } end || one.At <= end + Duration.FromTicks(1000), $"{Named(activity, at)} came after the end, at {one.At}");
                Assert.Equal(one.At - at > Duration.FromHours(24), one.Folded);
                // The net gives the activity an orchestration again.
                if (activity.IsLostAt(inTime) && one.At > inTime)
                    activity.Find(inTime, one.At);
            }
            else
            {
                Assert.False(latest < (activity.EndedAt ?? now), $"{Named(activity, at)} never came by {activity.EndedAt ?? now}, and should by {latest}");
            }
        }
    }

    private static Instant LatestByTheNet(Instant inTime, IEnumerable<Interval> outages) => outages
        .Where(outage => outage.Contains(inTime + ByTheNet))
        .Aggregate(inTime + ByTheNet, (later, outage) => Instant.Max(later, outage.End + ByTheNet));

    private static string Named(Reminded activity, Instant at) => $"The reminder of activity {activity.Id} for {at}";
}
