using LocalHost.Durable;
using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Tests.Durable.Histories;

/// <summary>
/// A folder for each released version holds histories that it wrote; they are never edited. RECORD_HISTORIES names the folder to write
/// at a release.
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

        // Every turn as it was: what was stored before it, then what it was told, gives what it decided.
        var starts = Enumerable.Range(0, history.Count).Where(i => history[i] is HistoryEvent.TurnStarted).ToList();
        for (var turn = 0; turn < starts.Count; turn++)
        {
            var end = turn + 1 < starts.Count ? starts[turn + 1] : history.Count;
            var events = history[starts[turn]..end];
            var told = events.TakeWhile(item => item is not (HistoryEvent.Decided or HistoryEvent.Completed or HistoryEvent.Failed)).ToList();
            var result = OrchestrationReplay.Run("recorded", history[..starts[turn]], told, Environment());
            Assert.Equal(
                events.OfType<HistoryEvent.Decided>(),
                result.Decisions.Select(StepLedger.EventOf).OfType<HistoryEvent.Decided>());
            switch (events[^1])
            {
                case HistoryEvent.Completed completed:
                    Assert.Equal(completed.Output, Assert.IsType<TurnEnd.Completed>(result.End).Output);
                    break;
                case HistoryEvent.Failed failed:
                    Assert.Equal(failed.Failure.Message, Assert.IsType<TurnEnd.Failed>(result.End).Failure.Message);
                    break;
                default:
                    Assert.IsType<TurnEnd.Waiting>(result.End);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void History_WithAnotherStepPlanted_IsRefused(string file)
    {
        var history = Read(file);
        var index = history.FindIndex(item => item is HistoryEvent.Decided);
        var step = ((HistoryEvent.Decided)history[index]).Step;
        history[index] = new HistoryEvent.ActivityScheduled(step, "Planted");

        var end = OrchestrationReplay.Run("recorded", history, [], Environment()).End;

        var failure = Assert.IsType<TurnEnd.Failed>(end).Failure;
        Assert.Equal(NonDeterministicException.OfficialType, failure.Type);
        Assert.StartsWith($"Step #{step} is activity 'Planted' in the history", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_OfEachReleasedVersion_HoldEveryKindOfFact()
    {
        // Orders to suspend and to resume are obeyed, and not remembered.
        var kinds = typeof(HistoryEvent).GetNestedTypes().Where(type => !type.IsAbstract)
            .Except([typeof(HistoryEvent.Suspended), typeof(HistoryEvent.Resumed)]).Select(type => type.Name).Order().ToList();

        foreach (var version in Directory.EnumerateDirectories(Folder))
        {
            var held = Directory.EnumerateFiles(version, "*.json").SelectMany(Read).Select(item => item.GetType().Name).Distinct().Order();
            Assert.Equal(kinds, held);
        }
    }

    [Theory]
    [InlineData("""{"k":"suspend","Reason":"Why."}""")]
    [InlineData("""{"k":"resume"}""")]
    [InlineData("""{"k":"terminate","Output":"1"}""")]
    [InlineData("""{"k":"event","Name":"go","Payload":"1"}""")]
    [InlineData("""{"k":"timerFired","Step":3}""")] // what came due while suspended waits as a message too
    [InlineData("""{"k":"actDone","Step":3,"Result":"1"}""")]
    [InlineData("""{"k":"actFail","Step":3,"Failure":{"Type":"T","Message":"M","Inner":{"Type":"I","Message":"N"},"IsFinal":true}}""")]
    [InlineData("""{"k":"subDone","Step":3,"Result":"1"}""")]
    [InlineData("""{"k":"subFail","Step":3,"Failure":{"Type":"T","Message":"M","Stack":"S"}}""")]
    [InlineData("""
        {"k":"start","Name":"N","Version":"1","Input":"1","Parent":{"Key":1,"InstanceId":"p","Name":"P","Generation":1,"Step":2},"Generation":1,"Seed":"s","CreatedAt":5,"NotBefore":6}
        """)]
    public void Message_StoredByAReleasedVersion_IsReadAndWrittenAlike(string stored)
    {
        var message = HistoryJson.ReadOne(System.Text.Encoding.UTF8.GetBytes(stored));

        Assert.Equal(stored, System.Text.Encoding.UTF8.GetString(HistoryJson.Write(message)));
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
        Assert.All(rows, row => Assert.Contains(store.LoadTurn(row.Key)!.History, item => item is HistoryEvent.Decided));
        if (System.Environment.GetEnvironmentVariable("RECORD_HISTORIES") is not { Length: > 0 } version) return;
        var folder = Directory.CreateDirectory(Path.Combine(Folder, version)).FullName;
        foreach (var row in rows)
        {
            var events = store.LoadTurn(row.Key)!.History.ConvertAll(
                item => item is HistoryEvent.Failed { Failure: var failure } ? new HistoryEvent.Failed(WithoutStacks(failure))
                    : item is HistoryEvent.ActivityFailed lost ? lost with { Failure = WithoutStacks(lost.Failure) }
                    : item is HistoryEvent.SubOrchestrationFailed fallen ? fallen with { Failure = WithoutStacks(fallen.Failure) }
                    : item);
            var lines = events.Select(item => System.Text.Encoding.UTF8.GetString(HistoryJson.Write(item)));
            await File.WriteAllTextAsync(Path.Combine(folder, $"{row.Id}.json"), $"[\n{string.Join(",\n", lines)}\n]\n");
        }
    }

    // Stacks name the machine on which they were written.
    private static Failure WithoutStacks(Failure failure) =>
        failure with { Stack = null, Inner = failure.Inner is { } inner ? WithoutStacks(inner) : null };

    private static List<HistoryEvent> Read(string file) => HistoryJson.ReadMany(File.ReadAllBytes(Path.Combine(Folder, file)));

    private static ReplayEnvironment Environment()
    {
        var registry = new TestTasks();
        Tasks(registry);
        var code = new RegistryCode(registry, new ServiceCollection().BuildServiceProvider(), JsonDataConverter.Default);
        return new ReplayEnvironment(code, JsonDataConverter.Default, NullLoggerFactory.Instance, string.Empty);
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
