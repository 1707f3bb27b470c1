using Google.Protobuf;
using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable.Histories;

/// <summary>
/// A folder for each released version holds histories that it wrote; they are never edited. RECORD_HISTORIES names the folder to write
/// at a release. 0.2.0 begins a line: histories from before cannot be continued.
/// </summary>
public class RecordedHistoryTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "LocalHost.Tests", "Durable", "Histories");

    public static TheoryData<string> Files =>
        new(Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void History_OfAReleasedVersion_Replays(string file)
    {
        var history = Read(file);
        var started = history.Find(item => item.ExecutionStarted is not null)!;

        // Every turn as it was: what was stored before it, then what it was told, gives what it decided.
        foreach (var turn in RecordedTurn.Of(history))
        {
            // The host ends an instance that is terminated by itself.
            if (turn.Told.Any(item => item.ExecutionTerminated is not null)) continue;
            var decided = turn.Replay(started.StartedId(), started.ExecutionStarted.Name, Worker());
            Assert.Equal(turn.Decided.Select(RecordedTurn.WithoutStacks), decided.Select(RecordedTurn.WithoutStacks));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void History_WithAnotherStepPlanted_IsRefused(string file)
    {
        var history = Read(file);
        var started = history.Find(item => item.ExecutionStarted is not null)!;
        var index = history.FindIndex(item => item.EventId >= 0);
        history[index] = new HistoryEvent
        {
            EventId = history[index].EventId,
            Timestamp = history[index].Timestamp,
            TaskScheduled = new() { Name = "Planted" },
        };
        var last = RecordedTurn.Of(history)[^1] with { Told = [Events.TurnStarted(history[^1].Timestamp.Ticks())] };

        var decided = last.Replay(started.StartedId(), started.ExecutionStarted.Name, Worker());

        var failure = decided[^1].ExecutionCompleted.FailureDetails;
        Assert.StartsWith("Non-Deterministic workflow detected", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_OfEachReleasedVersion_HoldEveryKindOfFact()
    {
        HistoryEvent.EventTypeOneofCase[] kinds =
        [
            HistoryEvent.EventTypeOneofCase.ExecutionStarted, HistoryEvent.EventTypeOneofCase.ExecutionCompleted,
            HistoryEvent.EventTypeOneofCase.ExecutionTerminated, HistoryEvent.EventTypeOneofCase.TaskScheduled,
            HistoryEvent.EventTypeOneofCase.TaskCompleted, HistoryEvent.EventTypeOneofCase.TaskFailed,
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCreated,
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCompleted,
            HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceFailed, HistoryEvent.EventTypeOneofCase.TimerCreated,
            HistoryEvent.EventTypeOneofCase.TimerFired, HistoryEvent.EventTypeOneofCase.OrchestratorStarted,
            HistoryEvent.EventTypeOneofCase.OrchestratorCompleted, HistoryEvent.EventTypeOneofCase.EventSent,
            HistoryEvent.EventTypeOneofCase.EventRaised,
        ];

        foreach (var version in Directory.EnumerateDirectories(Folder))
        {
            var held = Directory.EnumerateFiles(version, "*.json").SelectMany(Read).Select(item => item.EventTypeCase).Distinct().Order();
            Assert.Equal(kinds, held);
        }
    }

    [Fact]
    public async Task Recorder_WritesHistoriesOfEachOrchestrator()
    {
        var store = new FaultyStore();
        await using var hub = await TestHub.OpenAsync(Tasks, configure: options => options.OpenStore = _ => store);
        await hub.StartAsync("Calls", 3, "calls");
        await hub.StartAsync("Waits", 0, "waits");
        await hub.StartAsync("Breaks", 0, "breaks");
        await hub.StartAsync("Rounds", 0, "rounds");
        await hub.StartAsync("Ends", 0, "ends");
        for (var hour = 0; hour < 3; hour++) await hub.PassAsync(TimeSpan.FromHours(1));
        await hub.RaiseAsync("waits", "GO", "word");
        await hub.RaiseAsync("rounds", "number", 1);
        await hub.Client.TerminateInstanceAsync("ends", "enough");
        await hub.PassAsync(TimeSpan.FromDays(40));

        var rows = store.Inner.List(new InstanceFilter()).FindAll(row => row.Id is "calls" or "waits" or "breaks" or "rounds" or "ends");
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Contains(store.LoadTurn(row.Key)!.History, item => item.EventId >= 0));
        if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is not { Length: > 0 } version) return;
        var folder = Directory.CreateDirectory(Path.Combine(Folder, version)).FullName;
        foreach (var row in rows)
        {
            var lines = store.LoadTurn(row.Key)!.History.Select(item => JsonFormatter.Default.Format(RecordedTurn.WithoutStacks(item)));
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{row.Id}.json"), lines);
        }
    }

    // One event a line.
    private static List<HistoryEvent> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(JsonParser.Default.Parse<HistoryEvent>)];

    private static TestWorker Worker()
    {
        var tasks = new TestTasks();
        Tasks(tasks);
        return new TestWorker(tasks);
    }

    private static void Tasks(TestTasks tasks) => tasks
        .AddOrchestratorFunc<int, int>("Calls", async (context, number) =>
        {
            var retries = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMinutes(1)));
            var sum = await context.CallActivityAsync<int>("Double", number);
            var both = await Task.WhenAll(
                context.CallActivityAsync<int>("Double", sum), context.CallSubOrchestratorAsync<int>("Sub", context.NewGuid().ToString()));
            try
            {
                await context.CallActivityAsync("Fail", options: retries);
            }
            catch (TaskFailedException)
            {
                sum++;
            }

            return sum + both.Sum();
        })
        .AddOrchestratorFunc<string, int>("Sub", (_, text) => text.Length)
        .AddOrchestratorFunc<int, string>("Waits", async (context, _) =>
        {
            using var stop = new CancellationTokenSource();
            var word = context.WaitForExternalEvent<string>("go");
            var timer = context.CreateTimer(TimeSpan.FromDays(1), stop.Token);
            await Task.WhenAny(word, timer);
            // An orchestrator must stay on its thread.
            stop.Cancel();
            context.SendEvent("nobody", "hello", 1);
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(30), CancellationToken.None);
            return await word;
        })
        .AddOrchestratorFunc<int>("Breaks", async (context, _) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            throw new InvalidOperationException("It was to break.");
        })
        .AddOrchestratorFunc<int, int>("Rounds", async (context, round) =>
        {
            await context.CallActivityAsync<int>("Double", round);
            if (round == 0) context.ContinueAsNew(1);
            else await context.WaitForExternalEvent<int>("number");
            return round;
        })
        .AddOrchestratorFunc<int>("Ends", async (context, _) =>
        {
            try
            {
                await context.CallSubOrchestratorAsync("Breaks");
            }
            catch (TaskFailedException)
            {
                await context.WaitForExternalEvent<int>("number");
            }
        })
        .AddActivityFunc<int, int>("Double", (_, number) => 2 * number)
        .AddActivityFunc("Fail", _ => { throw new InvalidOperationException("It was to fail."); });
}
