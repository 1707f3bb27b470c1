using LocalHost.Durable.Store;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

/// <summary>What bench/Durable.Bench measures, held by what can be counted.</summary>
public class ScaleTests
{
    private const int Many = 100_000;

    // Below three days: a longer timer comes in pieces.
    private static readonly TimeSpan Sleep = TimeSpan.FromDays(2);

    [Fact]
    public async Task Hub_FullOfSleepers_OpensWithoutReadingThem()
    {
        using var few = new HubFile();
        using var many = new HubFile();
        var (alone, _) = await OpenAsync(few.Path, await FillAsync(few.Path, copies: 0));

        var (crowded, _) = await OpenAsync(many.Path, await FillAsync(many.Path, Many));

        Assert.Equal(alone.Calls, crowded.Calls);
        Assert.Equal(0, crowded.Rows);
    }

    [Fact]
    public async Task Hub_FullOfSleepers_AllocatesNothingForThemAtItsStart()
    {
        using var few = new HubFile();
        using var many = new HubFile();
        var (_, alone) = await OpenAsync(few.Path, await FillAsync(few.Path, copies: 0));

        var (_, crowded) = await OpenAsync(many.Path, await FillAsync(many.Path, Many));

        // One of them would be worth far more than this part of a byte each; the slack is for what differs from run to run.
        Assert.True(crowded - alone < Many / 2, $"{crowded} bytes were allocated at a start over {Many} sleepers, {alone} over one");
    }

    [Fact]
    public async Task Sleepers_SomeOfManyDue_AreTheOnlyOnesThatAreRead()
    {
        using var file = new HubFile();
        var clock = await FillAsync(file.Path, Many);
        CountingStore? store = null;
        await using var hub = await TestHub.OpenAsync(Sleeper, clock, options =>
        {
            options.Path = file.Path;
            options.OpenStore = _ => store = new CountingStore(file.Path);
        });

        // The first is due after the sleep, and each copy a second after the one before it.
        await hub.PassAsync(Sleep + TimeSpan.FromSeconds(9));

        Assert.Equal((10, 10), (store!.Timers, store.Turns));
        Assert.Equal(10, await hub.Client.GetAllInstancesAsync(
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])).CountAsync());
    }

    private static async Task<(CountingStore Store, long Allocated)> OpenAsync(string path, FakeTimeProvider clock)
    {
        CountingStore? store = null;
        // The hub opens on the caller's thread, so what other tests allocate meanwhile does not count.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var opening = TestHub.OpenAsync(Sleeper, clock, options =>
        {
            options.Path = path;
            options.OpenStore = _ => store = new CountingStore(path);
        });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await using var hub = await opening;
        await hub.SettleAsync();
        return (store!, allocated);
    }

    /// <summary>One orchestration that the engine itself has put to sleep, and copies of its rows.</summary>
    private static async Task<FakeTimeProvider> FillAsync(string path, int copies)
    {
        var clock = new FakeTimeProvider(TestHub.Morning);
        await using (var hub = await TestHub.OpenAsync(Sleeper, path, clock))
        {
            await hub.StartAsync("Sleep", id: "sleeper");
        }

        await using var file = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        file.Open();
        await using var copy = file.CreateCommand();
        copy.CommandText = """
            PRAGMA synchronous = OFF;
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 1 WHERE $copies > 0 UNION ALL SELECT i + 1 FROM n WHERE i < $copies)
            INSERT INTO instances (id, parent, name, version, status, execution, generation, turns, created, updated, input, output, custom, failure, tags)
            SELECT id || '-' || n.i, parent, name, version, status, execution, generation, turns, created, updated, input, output, custom, failure, tags
            FROM instances, n WHERE id = 'sleeper';
            INSERT INTO history (instance, turn, events)
            SELECT i.key, h.turn, h.events FROM history h JOIN instances i ON i.id <> 'sleeper';
            INSERT INTO timers (due, instance, generation, step)
            SELECT t.due + 10000000 * (i.key - t.instance), i.key, t.generation, t.step
            FROM timers t JOIN instances i ON i.id <> 'sleeper';
            COMMIT;
            """;
        copy.Parameters.AddWithValue("$copies", copies);
        copy.ExecuteNonQuery();
        return clock;
    }

    private static void Sleeper(TestTasks tasks) => tasks.AddOrchestratorFunc<string?, int>("Sleep", async (context, _) =>
    {
        await context.CreateTimer(Sleep, CancellationToken.None);
        return 1;
    });

    /// <summary>Counts what is asked of the store, and what it gives.</summary>
    private sealed class CountingStore(string path) : IDurableStore
    {
        private readonly SqliteStore _store = new(path);

        public List<string> Calls { get; } = [];

        public int Rows => Timers + Turns + _others;

        public int Timers { get; private set; }

        public int Turns { get; private set; }

        private int _others;

        public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes) => _store.Commit(changes);

        public StoredTurn? LoadTurn(long key)
        {
            var turn = Counted(nameof(LoadTurn), _store.LoadTurn(key));
            lock (Calls) Turns++;
            return turn;
        }

        public InstanceRow? Find(string instanceId) => Counted(nameof(Find), _store.Find(instanceId));

        public List<InstanceRow> List(InstanceFilter filter) => Listed(nameof(List), _store.List(filter));

        public List<DueTimer> DueTimers(long now, DueTimer after, int limit)
        {
            var due = Counted(nameof(DueTimers), _store.DueTimers(now, after, limit));
            lock (Calls) Timers += due.Count;
            return due;
        }

        public long NextTimer(long after) => Counted(nameof(NextTimer), _store.NextTimer(after));

        public List<ActivityRow> OpenActivities() => Listed(nameof(OpenActivities), _store.OpenActivities());

        public List<long> InstancesWithMessages() => Listed(nameof(InstancesWithMessages), _store.InstancesWithMessages());

        public void Dispose() => _store.Dispose();

        private List<T> Listed<T>(string call, List<T> rows)
        {
            lock (Calls) _others += rows.Count;
            return Counted(call, rows);
        }

        private T Counted<T>(string call, T answer)
        {
            lock (Calls) Calls.Add(call);
            return answer;
        }
    }
}
