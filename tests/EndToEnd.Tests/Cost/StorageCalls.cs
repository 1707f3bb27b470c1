using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace SmartActivities.EndToEnd.Tests.Cost;

/// <summary>Every storage call is money and every wave of them is latency: the budgets of the design, in a process that is warm, so that
/// it knows the tenant and has ids to give out.</summary>
public abstract class StorageCalls : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;

    /// <summary>Counts what the app does on the provider.</summary>
    protected CallMeter Meter { get; } = new();

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
        await SaveAsync("warm");
        // Knows the key of cursors, too.
        (await _anna.GetAsync("/api/me/notifications")).Is(200);
        await _app.WhenRememberedAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [ContractFact]
    public async Task Evaluate_KnownItem_TakesOneWave()
    {
        Meter.Expect(2); // the item, and what the user has chosen

        (await _anna.PostAsync("/api/form-close/evaluate", new { item = new { type = "deal", id = "warm" } })).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Evaluate_UnknownItem_TakesOneWave()
    {
        Meter.Expect(2); // the item, and what the user has chosen

        (await _anna.PostAsync("/api/form-close/evaluate", new { item = Form.Deal("cold", "As a form sends it") })).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Save_WithoutAFile_TakesAWaveOfReadsAndABatch()
    {
        Meter.Expect(2, 1); // item and usage side by side, and the batch

        await SaveAsync("42");

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task SaveAndComplete_NearTheLimit_TakeOneReadMoreInTheSameWave()
    {
        var operators = await _app.SignInAsync("olga", "service", "operator");
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 50 })).Is(200);
        await SaveAsync("42");
        Meter.Expect(3, 1);

        var id = (await SaveAsync("42")).Id();
        Meter.AssertExpected();
        await _app.WhenIdleAsync();
        Meter.Expect(4, 1);
        (await _anna.PostAsync($"/api/activities/{id}/complete", new { })).Is(200);
        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Save_WithReminders_StartsTheOrchestrationWithoutALook()
    {
        Meter.Reset();

        await SaveAsync("42", "PT15M");
        await _app.WhenIdleAsync();

        Assert.Equal(3, Meter.Calls);
    }

    [ContractFact]
    public async Task Complete_AfterASaveHere_TakesAWaveOfReadsAndABatch()
    {
        var id = (await SaveAsync("42")).Id();
        await _app.WhenIdleAsync();
        Meter.Expect(3, 1); // activity, item and usage side by side, and the batch

        (await _anna.PostAsync($"/api/activities/{id}/complete", new { })).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Edit_AfterASaveHere_TakesAWaveOfReadsAndABatch()
    {
        var id = (await SaveAsync("42")).Id();
        await _app.WhenIdleAsync();
        Meter.Expect(3, 1); // activity, item and usage side by side, and the batch

        (await _anna.SendAsync(HttpMethod.Patch, $"/api/activities/{id}", JsonContent.Create(new { subject = "Call" }), ("If-Match", "*"))).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Notifications_OfAUser_TakeOneWave()
    {
        Meter.Expect(2); // the page, and how many are unread

        (await _anna.GetAsync("/api/me/notifications")).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Events_ABeatOfAStream_TakesOneWave()
    {
        await using var events = await EventClient.OpenAsync(_anna);
        Meter.Expect(6); // notifications, cards, and four for the counters

        await _app.AdvanceAsync(Duration.FromSeconds(1));

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Ledger_OfAUser_TakesTwoQueries()
    {
        // Off the timer's five minutes, so that nothing else happens at its moment.
        var reminder = Instant.FromUtc(2026, 11, 23, 14, 12, 30);
        await SaveAsync("42", reminder + Duration.FromMinutes(15), "PT15M", "PT0S");
        await _app.AdvanceToAsync(reminder);
        await _app.WhenIdleAsync();
        // The caller's settings are remembered for half a minute, which has passed.
        (await _anna.GetAsync("/api/me/reminders")).Is(200);
        // What is planned, and then what was raised: side by side, what is raised meanwhile might stand in neither.
        Meter.Expect(1, 1);

        var ledger = (await _anna.GetAsync("/api/me/reminders")).Is(200).List();

        Assert.Equal(["delivered", "planned"], ledger.Each("state"));
        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Reminder_Fired_TakesAWaveOfReadsAndABatch()
    {
        // Off the timer's five minutes, so that the reminder is all that happens at its moment.
        var reminder = Instant.FromUtc(2026, 11, 23, 14, 12, 30);
        await SaveAsync("42", reminder + Duration.FromMinutes(15), "PT15M", "PT0S");
        await _app.AdvanceToAsync(reminder - Duration.FromMinutes(1));
        await _app.WhenIdleAsync();
        Meter.Expect(2, 1); // activity and item side by side, and the batch

        await _app.AdvanceToAsync(reminder);
        await _app.WhenIdleAsync();

        Meter.AssertExpected();
        Assert.Single((await _anna.GetAsync("/api/me/notifications")).Is(200).List());
    }

    [ContractFact]
    public async Task Board_ColumnOfFifty_TakesOneQuery()
    {
        var stage = new { pipeline = "0", id = "NEW", semantics = "process" };
        await Task.WhenAll(Enumerable.Range(0, 51).Select(async n =>
            (await _anna.PutAsync($"/api/items/deal/{n}", new { title = $"Deal {n}", stage })).Is(201)));
        Meter.Expect(1);

        var column = (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200);

        Assert.Equal(50, column.List().Count);
        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Board_InTheOrderThatTheUserPrefers_TakesOneQueryOnceThatIsKnown()
    {
        (await _anna.PutAsync("/api/me/preferences", new { boardOrder = new[] { new { type = "deal", order = "created" } } })).Is(200);
        (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200);
        Meter.Expect(1);

        (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200);

        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task DayOfAUser_EachView_TakesSoManyQueriesSideBySide()
    {
        (string Address, int[] Waves)[] views =
        [
            ("/api/board/deal/counts?pipeline=0", [2]), // cards, and those with nothing planned
            ("/api/board/deal/planner?pipeline=0&column=overdue", [1]),
            ("/api/board/deal/planner?pipeline=0&column=today", [2]), // what is due, and the contacts
            ("/api/board/deal/planner?pipeline=0&column=later", [1]),
            ("/api/board/deal/planner?pipeline=0&column=nothingPlanned", [1]),
            ("/api/board/deal/planner/counts?pipeline=0", [7]),
            ("/api/me/counters", [5]), // planned are two ranges; and where the tenant stands with its limit
            ("/api/me/counters/planned", [1, 1]), // one after the other, as the page fills
            ("/api/me/counters/overdue", [1]),
            ("/api/me/counters/incoming", [1]),
            ("/api/me/agenda", [6]), // five lists, and the contacts
        ];
        foreach (var (address, waves) in views)
        {
            Meter.Expect(waves);
            (await _anna.GetAsync(address)).Is(200);
            Meter.AssertExpected();
        }
    }

    [ContractFact]
    public async Task Counters_ThatAreAsBefore_AreAnswered304InOneWave()
    {
        var tag = (await _anna.GetAsync("/api/me/counters"))["ETag"]!;
        Meter.Expect(5);

        Assert.Equal(304, (await _anna.GetAsync("/api/me/counters", ("If-None-Match", tag))).Status);
        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task Counters_WhileBlocked_AreReadAndNotCounted()
    {
        var operators = await _app.SignInAsync("olga", "service", "operator");
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 1 })).Is(200);
        (await _anna.GetAsync("/api/me/counters")).Is(200);
        Meter.Expect(1, 1); // where the tenant stands, and the numbers as they were

        Assert.Equal("blocked", (await _anna.GetAsync("/api/me/counters")).Is(200).Text("state"));
        Meter.AssertExpected();
    }

    [ContractFact]
    public async Task SafetyNet_OneTenantMore_TakesAtMostTwoQueriesMore()
    {
        var before = await SafetyNetAsync(Instant.FromUtc(2026, 11, 23, 14, 5));
        await _app.SignInAsync(tenant: "another");

        var after = await SafetyNetAsync(Instant.FromUtc(2026, 11, 23, 14, 10));

        Assert.InRange(after - before, 1, 2);
    }

    /// <summary>The product, on the provider that this suite is run for, with the meter in it.</summary>
    protected abstract Task<App> StartAsync();

    /// <summary>The calls of the timer's run at a moment.</summary>
    private async Task<int> SafetyNetAsync(Instant at)
    {
        await _app.AdvanceToAsync(at - Duration.FromSeconds(1));
        Meter.Reset();
        await _app.AdvanceToAsync(at);
        return Meter.Calls;
    }

    private Task<JsonElement> SaveAsync(string item, params string[] reminders) => SaveAsync(item, App.Start + Duration.FromHours(5), reminders);

    private async Task<JsonElement> SaveAsync(string item, Instant by, params string[] reminders)
    {
        var deadline = by.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return (await _anna.PostAsync("/api/activities", new { item = Form.Deal(item), deadline, reminders })).Is(201);
    }
}

/// <summary>Counted at the tables.</summary>
[Collection(Alone.Name)]
public sealed class EmbeddedStorageCallTests : StorageCalls
{
    protected override Task<App> StartAsync() => App.StartAsync(options => options.WrapTables(tables => new CountingTables(tables, Meter)));
}

/// <summary>Counted at the clients' pipeline, so that repetitions and whatever else the clients do are in the count.</summary>
[Collection(AzuriteAlone.Name)]
[RequiresNode]
public sealed class AzureStorageCallTests(AzuriteFixture azurite) : StorageCalls
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite, options =>
        options.ConfigureServices(services => services.AddSingleton<HttpPipelinePolicy>(new CountingPolicy(Meter))));
}
