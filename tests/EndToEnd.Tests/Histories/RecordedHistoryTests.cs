using Google.Protobuf;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Reminders;
using SmartActivities.Functions.Tenants;

namespace SmartActivities.EndToEnd.Tests.Histories;

/// <summary>
/// Orchestrations sleep for months and are woken by newer code. A folder for each released version holds histories that it wrote: files are added
/// at a release, by RECORD_HISTORIES with the folder's name, and never edited.
/// </summary>
public sealed class RecordedHistoryTests(RecordedHistoryTests.Today today) : IClassFixture<RecordedHistoryTests.Today>
{
    private static readonly TaskName Added = "Added";
    private static readonly string Folder = Path.Combine(RepositoryFolder.FullName, "tests", "EndToEnd.Tests", "Histories");

    public static TheoryData<string> Files =>
        new(Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)));

    /// <summary>After every turn that it had, since it may have slept there when the version was replaced.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void History_OfAReleasedVersion_IsContinued(string file)
    {
        var history = Read(file);
        var orchestrator = RecordedTurn.Orchestrators[NameIn(history)];

        Assert.All(RecordedTurn.Of(history), turn => Assert.Equal(turn.Decided, turn.Replay(request => orchestrator(request, today.Services))));
    }

    /// <summary>What the official host does with an orchestration whose code has changed is to fail it at its next wake.</summary>
    [Fact]
    public void Change_WithoutAGuard_IsFound()
    {
        var last = RecordedTurn.Of(Read("0.1.0/reminded-twice.json")).Last();

        var decided = last.Replay(request => RecordedTurn.Run<RemindedActivity>(
            request,
            async context =>
            {
                await context.CallActivityAsync(Added);
                await RemindOfActivity.RunAsync(context);
            },
            today.Services));

        Assert.Contains(decided, words => words.Contains("Failed Non-Deterministic workflow detected", StringComparison.Ordinal));
    }

    /// <summary>docs/operations.md shows the guard.</summary>
    [Fact]
    public void Change_BehindAGuard_IsForNewOrchestrationsAlone()
    {
        var turns = RecordedTurn.Of(Read("0.1.0/reminded-twice.json")).ToList();

        Assert.All(turns, turn => Assert.Equal(turn.Decided, turn.Replay(Guarded)));
        var asNew = turns[0] with { Told = [.. turns[0].Told.Select(AsOfVersion2)] };
        Assert.StartsWith("0 task Added", Assert.Single(asNew.Replay(Guarded)), StringComparison.Ordinal);

        string Guarded(string request) => RecordedTurn.Run<RemindedActivity>(
            request,
            async context =>
            {
                if (context.CompareVersionTo("2.0") >= 0)
                    await context.CallActivityAsync(Added);
                await RemindOfActivity.RunAsync(context);
            },
            today.Services);

        static HistoryEvent AsOfVersion2(HistoryEvent item)
        {
            var copy = item.Clone();
            copy.ExecutionStarted?.Version = "2.0";
            return copy;
        }
    }

    [Fact]
    public void EveryOrchestrator_HasHistoriesOfEveryVersion()
    {
        var orchestrators = typeof(CheckHealth).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false)))
            .Select(method => method.DeclaringType!.Name).Order(StringComparer.Ordinal);

        Assert.All(Directory.EnumerateDirectories(Folder), version =>
            Assert.Equal(orchestrators, Directory.EnumerateFiles(version).Select(file => NameIn(Read(file))).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Recorder_WritesWhatTodayDecides()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        var operators = await app.SignInAsync("olga", "service", "operator");
        var due = App.Start + Duration.FromDays(5);

        var twice = await SaveAsync("twice", due);
        var moved = await SaveAsync("moved", due);
        var late = await SaveAsync("late", due);
        var ended = await SaveAsync("ended", due);
        var often = await SaveAsync("often", due);
        var asleep = await SaveAsync("asleep", due + Duration.FromDays(30));
        await app.Durable.ScheduleNewOrchestrationInstanceAsync(
            nameof(RemindOfActivity),
            new RemindedActivity("demo", 999, "deal", "never", new NextReminder(Exists: true, 1, due.ToDateTimeUtc())),
            new StartOrchestrationOptions("demo-999"));
        await EditAsync(moved, due + Duration.FromDays(1));
        // The orchestration hears of an edit that is written only after it has looked.
        await app.Durable.RaiseEventAsync($"demo-{late}", RemindOfActivity.Changed, 2L);
        await app.AdvanceAsync(Duration.FromSeconds(2));
        await EditAsync(late, due + Duration.FromDays(2));
        // More than one history takes.
        for (var round = 1; round <= 22; round++)
            await EditAsync(often, due + Duration.FromMinutes(round));
        await EndAsync(ended);
        (await anna.PutAsync("/api/items/deal/many", new { title = "Deal", responsibleId = "anna" })).Is(201);
        // More than one transaction hands over.
        for (var n = 0; n < 2 * CatchUp.MostAtOnce; n++)
            await SaveAsync("many", due + Duration.FromDays(30));
        (await anna.PutAsync("/api/items/deal/many", new { title = "Deal", responsibleId = "jan" })).Is(200);
        (await operators.PostAsync("/api/tenants/demo/reproject")).Is(202);
        await app.AdvanceAsync(Duration.FromMinutes(5));
        // What has ended is purged in the night after next.
        await RecordAsync("ended-asleep", $"demo-{ended}");
        await RecordAsync("deadline-moved", $"demo-{moved}");
        await RecordAsync("committed-late", $"demo-{late}");
        await RecordAsync("caught-up", await FirstAsync(nameof(CatchUpWithItem)));
        await RecordAsync("reprojected", await FirstAsync(nameof(ReprojectTenant)));
        await app.AdvanceToAsync(due + Duration.FromHours(1));
        await RecordAsync("reminded-twice", $"demo-{twice}");
        // Five days away: it was woken for its reminders and for nothing else. docs/cost.md counts with these.
        var reminded = await app.ReadHistoryAsync($"demo-{twice}");
        Assert.Equal(
            (2, 5, 2),
            (reminded.Count(item => item.TimerCreated is not null), reminded.Count(item => item.OrchestratorStarted is not null), reminded.Count(item => item.TaskScheduled is not null)));
        await RecordAsync("changed-often", $"demo-{often}");
        await RecordAsync("never-written", "demo-999");
        await RecordAsync("asleep", $"demo-{asleep}");
        (await anna.PostAsync("/api/usage/cleanup", new { action = "complete", overdueFor = "PT30M" })).Is(202);
        await app.AdvanceAsync(Duration.FromMinutes(5));
        await RecordAsync("cleaned-up", await FirstAsync(nameof(CleanUpActivities)));

        async Task RecordAsync(string file, string instance)
        {
            var history = await app.ReadHistoryAsync(instance);
            var orchestrator = RecordedTurn.Orchestrators[NameIn(history)];
            Assert.All(RecordedTurn.Of(history), turn => Assert.Equal(turn.Decided, turn.Replay(request => orchestrator(request, app.Services))));
            if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is not { Length: > 0 } version)
                return;
            var folder = Directory.CreateDirectory(Path.Combine(Folder, version)).FullName;
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{file}.json"), history.Select(item => JsonFormatter.Default.Format(item)));
        }

        async Task<string> FirstAsync(string orchestrator) =>
            (await app.Durable.GetAllInstancesAsync().FirstAsync(one => one.Name == orchestrator)).InstanceId;

        async Task<long> SaveAsync(string item, Instant deadline) => (await anna.PostAsync(
            "/api/activities", new { item = Form.Deal(item), deadline = $"{deadline}", reminders = new[] { "PT15M", "PT0S" } })).Is(201).Id();

        async Task EditAsync(long id, Instant deadline)
        {
            (await anna.SendAsync(HttpMethod.Patch, $"/api/activities/{id}", System.Net.Http.Json.JsonContent.Create(new { deadline = $"{deadline}" }), ("If-Match", "*"))).Is(200);
            await app.WhenIdleAsync();
        }

        async Task EndAsync(long id)
        {
            (await anna.PostAsync($"/api/activities/{id}/complete", new { })).Is(200);
            await app.WhenIdleAsync();
        }
    }

    // One event a line.
    private static List<HistoryEvent> Read(string file) => [.. File.ReadLines(Path.Combine(Folder, file)).Select(JsonParser.Default.Parse<HistoryEvent>)];

    private static string NameIn(IEnumerable<HistoryEvent> history) => history.First(item => item.ExecutionStarted is not null).ExecutionStarted.Name;

    /// <summary>The app as it is, for its serializer and its options.</summary>
    public sealed class Today : IAsyncLifetime
    {
        private App _app = null!;

        public IServiceProvider Services => _app.Services;

        public async Task InitializeAsync() => _app = await App.StartAsync();

        public async Task DisposeAsync() => await _app.DisposeAsync();
    }
}
