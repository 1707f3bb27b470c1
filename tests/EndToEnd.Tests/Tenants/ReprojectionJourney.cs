using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using SmartActivities.Domain;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Tenants;

/// <summary>An operator has the computed rows of a tenant made anew.</summary>
public abstract class ReprojectionJourney
{
    private const string Address = "/api/tenants/demo/reproject";
    private const int Items = 8;
    private const int Writers = 3;

    [ContractFact]
    public async Task Tenant_InUse_HasItsRowsMended()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await FillAsync(app, anna);
        await Damage.DoAsync(Table(app), TenantId.Parse("demo"));
        Assert.NotEmpty(await Recount.DifferencesAsync(Table(app), TenantId.Parse("demo")));
        var operators = await app.SignInAsync("olga", "service", "operator");

        var answer = await operators.PostAsync(Address);
        var done = false;
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(app, anna, writer, () => done))));
        var state = await EndAsync(app, operators);
        done = true;
        while (!writers.IsCompleted)
            await AdvanceAsync(app, operators);
        await writers;

        answer.Is(202);
        Assert.Equal(Address, answer["Location"]);
        Assert.Equal(("demo", "finished", "0"), (state.Text("tenant"), state.Text("status"), state.Text("unreadable")));
        Assert.InRange(state.At("items").GetInt64(), Items, long.MaxValue);
        Assert.InRange(state.At("removed").GetInt64(), 1, long.MaxValue);
        Assert.Empty(await Recount.DifferencesAsync(Table(app), TenantId.Parse("demo")));
    }

    [ContractFact]
    public async Task Reminders_OfALostHub_ComeInTimeAgain()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await FillAsync(app, anna);
        await app.LoseOrchestrationsAsync();
        var operators = await app.SignInAsync("olga", "service", "operator");

        (await operators.PostAsync(Address)).Is(202);
        Assert.Equal($"{Items}", (await EndAsync(app, operators)).Text("remindersStarted"));
        (await operators.PostAsync(Address)).Is(202);
        Assert.Equal("0", (await EndAsync(app, operators)).Text("remindersStarted"));
        await app.AdvanceAsync(Duration.FromHours(3));

        // The safety net would come two minutes late at least.
        var notices = (await anna.GetAsync("/api/me/notifications")).Is(200).List();
        Assert.Equal(Items, notices.Count);
        Assert.All(notices, notice => Assert.Equal("PT0S", notice.Text("late")));
    }

    [ContractFact]
    public async Task Others_ThanOperators_AreRefused()
    {
        await using var app = await StartAsync();
        var member = await app.SignInAsync("anna", "demo", "member", "manager", "admin");

        (await member.PostAsync(Address)).IsProblem(403, "forbidden");
        (await member.GetAsync(Address)).IsProblem(403, "forbidden");
        (await app.Anonymous.PostAsync(Address)).Is(401);

        Assert.Null(await app.Durable.GetInstanceAsync("demo+reproject"));
    }

    [ContractFact]
    public async Task Tenant_ThatNobodyHasHeardOf_IsNotFoundAndStaysUnknown()
    {
        await using var app = await StartAsync();
        var operators = await app.SignInAsync("olga", "service", "operator");

        (await operators.PostAsync("/api/tenants/nobody/reproject")).IsProblem(404, "not-found");
        (await operators.GetAsync("/api/tenants/nobody/reproject")).IsProblem(404, "not-found");
        (await operators.PostAsync("/api/tenants/nobody/reproject")).IsProblem(404, "not-found");
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private static ISortedTable Table(App app) => app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);

    /// <summary>An activity on each item, with a reminder at its deadline.</summary>
    private static async Task FillAsync(App app, Client anna)
    {
        for (var item = 0; item < Items; item++)
        {
            await PutAsync(anna, item, "NEW");
            await SaveAsync(app, anna, item);
        }
    }

    /// <summary>Saves, completes, deletes and moves without a pause.</summary>
    private static async Task WriteAsync(App app, Client anna, int writer, Func<bool> isOver)
    {
        for (var i = 0; i < 5 || !isOver(); i++)
        {
            var id = await SaveAsync(app, anna, (i + writer) % Items);
            if (i % 3 == 0)
                await PutAsync(anna, i % Items, $"S{i % 5}");
            else if (i % 3 == 1)
                (await anna.PostAsync($"/api/activities/{id}/complete")).Is(200);
            else
                (await anna.DeleteAsync($"/api/activities/{id}")).Is(204);
        }
    }

    private static async Task<long> SaveAsync(App app, Client anna, int item) => (await anna.PostAsync(
        "/api/activities",
        new { item = Form.Deal($"{item}"), deadline = InstantPattern.ExtendedIso.Format(app.Now + Duration.FromHours(2)), reminders = new[] { "PT0S" } })).Is(201).Id();

    private static async Task PutAsync(Client anna, int item, string stage) => Assert.InRange((await anna.PutAsync(
        $"/api/items/deal/{item}", new { title = "Roof for Kowalski", stage = new { pipeline = "0", id = stage, semantics = "process" } })).Status, 200, 201);

    private static async Task<System.Text.Json.JsonElement> EndAsync(App app, Client operators)
    {
        while (true)
        {
            var state = await AdvanceAsync(app, operators);
            if (state.Text("status") is not "running")
                return state;
        }
    }

    /// <summary>Lets those go on who came second: they pause, on this clock, before the next try.</summary>
    private static async Task<System.Text.Json.JsonElement> AdvanceAsync(App app, Client operators)
    {
        await app.AdvanceAsync(Duration.FromSeconds(1));
        return (await operators.GetAsync(Address)).Is(200);
    }
}

public sealed class EmbeddedReprojectionTests : ReprojectionJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureReprojectionTests(AzuriteFixture azurite) : ReprojectionJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
