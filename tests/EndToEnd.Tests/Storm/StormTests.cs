using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Storm;

/// <summary>Three instances with clocks that differ, on few items of one storage account, two of which end in the middle of it.</summary>
[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class StormTests(AzuriteFixture azurite)
{
    private const int CallersEach = 3;
    private const int CallsEach = 24;

    private readonly CommitLog _log = new();

    [ContractFact]
    public async Task Storm_OverThreeInstances_LeavesEveryRowRight()
    {
        await azurite.EmptyAsync();
        Instance[] instances = [.. ((int[])[-5, 0, 5]).Select(ahead => new Instance(azurite, _log, TimeSpan.FromSeconds(ahead)))];
        foreach (var instance in instances)
            await instance.StartAsync();
        var open = new ConcurrentQueue<long>();
        var progress = new Progress(instances.Length * CallersEach * CallsEach);
        Caller[] callers = [.. Enumerable.Range(0, instances.Length * CallersEach).Select(i => new Caller(instances[i % instances.Length], i, open, progress))];

        var storm = Task.WhenAll(callers.Select(caller => Task.Run(() => caller.CallAsync(CallsEach))));
        await progress.Third;
        await RestartAsync(instances[0]);
        await progress.Half;
        await RestartAsync(instances[1]);
        await storm;
        await SettleAsync(instances);

        var table = instances[0].App.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        Assert.Empty(await Recount.DifferencesAsync(table, TenantId.Parse("demo")));
        var rows = await table.ReadAllAsync("demo", KeyRange.All, default).ToListAsync();
        CheckLines(rows);
        CheckAcknowledged(rows, callers);
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }

    private static async Task RestartAsync(Instance instance)
    {
        await instance.StopAsync();
        await instance.StartAsync();
    }

    /// <summary>Lets every instance do what it still had in mind, the safety net last.</summary>
    private static async Task SettleAsync(Instance[] instances)
    {
        var at = instances.Max(instance => instance.App.Now) + Duration.FromMinutes(1);
        foreach (var instance in instances)
        {
            await instance.StopAsync();
            await instance.StartAsync(at);
            await instance.App.AdvanceAsync(Duration.FromMinutes(12));
        }
    }

    /// <summary>Timelines and inboxes hold what was committed, once, and the later the commit, the higher it stands.</summary>
    private void CheckLines(List<Row> rows)
    {
        CommitLog.Batch[][] chains = [.. rows.Where(row => Is(row, "item|")).Select(row => _log.Of(row.Body).ToArray())];
        Assert.Equal(Caller.Items, chains.Length);
        foreach (var chain in chains)
        {
            // Keys sort the newest first; the lines of one batch are in the order in which they were decided.
            var lines = chain.SelectMany(batch => batch.Timeline).ToList();
            Assert.Equal(lines.OrderDescending(StringComparer.Ordinal), lines);
            foreach (var inbox in chain.SelectMany(batch => batch.Inbox).GroupBy(key => key.Split('|')[1]))
                Assert.Equal(inbox.OrderDescending(StringComparer.Ordinal), inbox);
        }

        Assert.Equal(rows.Where(row => Is(row, "timeline|")).Select(row => row.Key), chains.SelectMany(chain => chain).SelectMany(batch => batch.Timeline).Order(StringComparer.Ordinal));
        Assert.Equal(rows.Where(row => Is(row, "inbox|")).Select(row => row.Key), chains.SelectMany(chain => chain).SelectMany(batch => batch.Inbox).Order(StringComparer.Ordinal));
    }

    /// <summary>What was acknowledged is there, and has one line; each reminder of what stayed open came once.</summary>
    private static void CheckAcknowledged(List<Row> rows, Caller[] callers)
    {
        var lines = rows.Where(row => Is(row, "timeline|")).Select(row => row.Key.Split('|')[^1]).ToList();
        var saved = callers.SelectMany(caller => caller.Saved).ToList();
        var completed = callers.SelectMany(caller => caller.Completed).ToList();
        var deleted = callers.SelectMany(caller => caller.Deleted).ToList();
        Assert.All(saved, id => Assert.Single(lines, line => line.StartsWith($"{id}-Created-", StringComparison.Ordinal)));
        Assert.All(completed, id => Assert.Single(lines, line => line.StartsWith($"{id}-Completed-", StringComparison.Ordinal)));
        Assert.All(deleted, id => Assert.Single(lines, line => line.StartsWith($"{id}-Deleted-", StringComparison.Ordinal)));
        Assert.All(deleted, id => Assert.DoesNotContain(rows, row => row.Key == $"activity|{id}"));
        Assert.NotEmpty(deleted);

        var reminders = rows.Where(row => Is(row, "inbox|")).Select(row => row.Key.Split('|')[^1]).ToList();
        var stayed = rows.Where(row => Is(row, "open|")).Select(row => Json.Of(row.Body).Id()).ToList();
        Assert.NotEmpty(stayed);
        Assert.All(stayed, id => Assert.Equal(2, reminders.Count(one => one.StartsWith($"{id}-", StringComparison.Ordinal) && !one.Contains("assigned", StringComparison.Ordinal))));
    }

    private static bool Is(Row row, string prefix) => row.Key.StartsWith(prefix, StringComparison.Ordinal);
}
