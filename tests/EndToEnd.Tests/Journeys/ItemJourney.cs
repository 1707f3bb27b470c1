using SmartActivities.Domain.Commands;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>What happens to the activities of an item with the item, over HTTP: few, and more than one transaction takes.</summary>
public abstract class ItemJourney : IAsyncLifetime
{
    private const string Lead = "/api/items/lead/5";

    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
        (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("NEW"), responsibleId = "anna" })).Is(201);
    }

    /// <summary>Whatever a test has done, all that is computed follows from the activities.</summary>
    public async Task DisposeAsync()
    {
        await _app.WhenIdleAsync();
        var differences = await _app.DifferencesAsync();
        await _app.DisposeAsync();
        Assert.Empty(differences);
    }

    [ContractFact]
    public Task Item_ClosedWithAFew_EndsItsActivities() => CloseAsync(3);

    [ContractFact]
    public Task Item_ClosedWithMany_EndsItsActivities() => CloseAsync(30);

    private async Task CloseAsync(int count)
    {
        await PlanAsync(count);

        var closed = (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("LOST", "lost") })).Is(200);
        Assert.Equal(count > CatchUp.MostAtOnce ? "True" : null, closed.Text("closing"));
        await _app.AdvanceAsync(Duration.FromSeconds(5));

        var item = (await _anna.GetAsync(Lead)).Is(200);
        Assert.Equal(($"{count}", "0", null), (item.Text("autoCompleted"), item.Text("openActivities"), item.Text("closing")));
        var ended = await _anna.PagesAsync(Lead + "/activities?status=ended", 7);
        Assert.Equal(count, ended.Count);
        Assert.All(ended, one => Assert.Equal(("autoCompleted", null), (one.Text("status"), one.Text("completedBy"))));
        // Nobody is reminded of them, and they stay ended when the item comes back.
        (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("NEW") })).Is(200);
        await _app.AdvanceAsync(Duration.FromDays(2));
        Assert.Empty((await _anna.GetAsync("/api/me/notifications")).Is(200).List());
        Assert.Equal("0", (await _anna.GetAsync(Lead)).Is(200).Text("openActivities"));
    }

    [ContractFact]
    public async Task Item_ClosedWhereTheTenantKeepsActivities_KeepsThemOutOfAgendas()
    {
        var admin = await _app.SignInAsync("ola", roles: ["admin"]);
        (await admin.PutAsync("/api/settings/behavior", new { autoCompleteOnClose = new { lead = false }, maxReminderAge = "PT48H" })).Is(200);
        var settings = (await admin.GetAsync("/api/settings/behavior")).Is(200);
        Assert.Equal(("P2D", "True", "False"), (settings.Text("maxReminderAge"), settings.Text("autoCompleteOnClose.deal"), settings.Text("autoCompleteOnClose.lead")));
        (await admin.PutAsync("/api/settings/behavior", new { maxReminderAge = "PT1M" })).IsProblem(422, "validation");
        (await _anna.GetAsync("/api/settings/behavior")).IsProblem(403, "forbidden");
        await PlanAsync(12);

        var closed = (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("WON", "won") })).Is(200);
        await _app.AdvanceAsync(Duration.FromMinutes(2));

        Assert.Equal(("0", "12"), (closed.Text("autoCompleted"), closed.Text("openActivities")));
        Assert.DoesNotContain(await _app.RowsAsync(), key => key.StartsWith("agenda|", StringComparison.Ordinal) || key.StartsWith("lit|", StringComparison.Ordinal));
        (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("NEW") })).Is(200);
        await _app.AdvanceAsync(Duration.FromMinutes(2));
        Assert.Equal(24, (await _app.RowsAsync()).Count(key => key.StartsWith("agenda|", StringComparison.Ordinal)));
    }

    [ContractFact]
    public Task Lead_ConvertedWithAFew_TakesThemAlong() => ConvertAsync(3);

    [ContractFact]
    public Task Lead_ConvertedWithMany_TakesThemAlong() => ConvertAsync(20);

    private async Task ConvertAsync(int count)
    {
        await PlanAsync(count);
        var body = new { to = new { type = "deal", id = "77", title = "Roof", stage = Stage("NEW") }, carry = true };

        var converted = (await _anna.PostAsync(Lead + "/convert", body)).Is(200);
        Assert.Equal(($"{Math.Min(count, CatchUp.MostAtOnce)}", "Roof", "anna"), (converted.Text("carried"), converted.Text("item.title"), converted.Text("item.responsibleId")));
        await _app.AdvanceAsync(Duration.FromSeconds(5));

        var again = (await _anna.PostAsync(Lead + "/convert", body)).Is(200);
        Assert.Equal(($"{count}", $"{count}"), (again.Text("carried"), again.Text("item.openActivities")));
        var lead = (await _anna.GetAsync(Lead)).Is(200);
        Assert.Equal(("0", "77"), (lead.Text("openActivities"), lead.Text("convertedTo.id")));
        (await _anna.PostAsync(Lead + "/convert", new { to = new { type = "deal", id = "78" } })).IsProblem(409, "conflict");
        (await _anna.PostAsync("/api/items/lead/6/convert", body)).IsProblem(404, "not-found");

        // Closing the lead ends none of them, and their reminders are those of the deal now.
        (await _anna.PutAsync(Lead, new { title = "A call", stage = Stage("WON", "won") })).Is(200);
        await _app.AdvanceAsync(Duration.FromHours(25));
        var notices = await _anna.PagesAsync("/api/me/notifications", 100);
        Assert.Equal(2 * count, notices.Count);
        Assert.All(notices, notice => Assert.Equal(("reminder", "deal", "77"), (notice.Text("kind"), notice.Text("item.type"), notice.Text("item.id"))));
        Assert.Equal("reminder", (await _anna.GetAsync("/api/items/deal/77")).Is(200).Text("attention.cause"));
    }

    [ContractFact]
    public async Task Lead_ConvertedWithoutThem_EndsItsActivities()
    {
        await PlanAsync(3);

        var converted = (await _anna.PostAsync(Lead + "/convert", new { to = new { type = "deal", id = "77" } })).Is(200);

        Assert.Equal(("0", "0"), (converted.Text("carried"), converted.Text("item.openActivities")));
        Assert.Equal("3", (await _anna.GetAsync(Lead)).Is(200).Text("autoCompleted"));
        (await _anna.PostAsync("/api/items/deal/77/convert", new { to = new { type = "deal", id = "77" } })).IsProblem(422, "validation");
        (await _anna.PostAsync("/api/items/deal/77/convert", new { to = new { type = "spaceship", id = "1" } })).IsProblem(422, "validation");
    }

    [ContractFact]
    public Task Item_DeletedWithAFew_TakesEverythingAlong() => DeleteAsync(2);

    [ContractFact]
    public Task Item_DeletedWithMoreThanGoesBeforeTheAnswer_TakesEverythingAlong() => DeleteAsync(60);

    private async Task DeleteAsync(int count)
    {
        var file = (await _anna.PostAsync("/api/activities", Form.Of(new { item = LeadReference }, ("a.pdf", [1])))).Is(201);
        await PlanAsync(count);
        (await _anna.PostAsync($"/api/activities/{file.Id()}/complete")).Is(200);
        for (var i = 0; i < count; i++)
            (await _anna.PostAsync(Lead + "/signals", new { kind = "comment", text = $"{i}" })).Is(201);
        (await _anna.PutAsync(Lead + "/timeline/pin", new { entryId = (await _anna.GetAsync(Lead + "/timeline")).Is(200).List()[0].Text("id") })).Is(204);

        (await _anna.DeleteAsync(Lead)).Is(204);
        (await _anna.GetAsync(Lead)).IsProblem(404, "not-found");
        (await _anna.DeleteAsync(Lead)).IsProblem(404, "not-found");
        await _app.AdvanceAsync(Duration.FromMinutes(2));

        string[] kept = ["finished", "moved", "sequence", "usage"];
        Assert.DoesNotContain(await _app.RowsAsync(), key => !kept.Contains(key.Split('|')[0]));
        Assert.Empty(await _app.FilesAsync());
        (await _anna.GetAsync($"/api/activities/{file.Id()}")).IsProblem(404, "not-found");
        await _app.AdvanceAsync(Duration.FromDays(2));
        Assert.Empty((await _anna.GetAsync("/api/me/notifications")).Is(200).List());

        // Its name is free again, and what comes under it begins from nothing.
        (await _anna.PutAsync(Lead, new { title = "Another" })).Is(201);
        Assert.Empty((await _anna.GetAsync(Lead + "/timeline")).Is(200).List());
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private static object LeadReference => new { type = "lead", id = "5" };

    private static object Stage(string id, string semantics = "process") => new { pipeline = "0", id, semantics };

    /// <summary>Due tomorrow at 15:30 in Warsaw, off the timer's five minutes.</summary>
    private async Task PlanAsync(int count)
    {
        for (var i = 0; i < count; i++)
            (await _anna.PostAsync("/api/activities", new { item = LeadReference, deadline = "2026-11-24T14:32:00Z" })).Is(201);
    }
}

public sealed class EmbeddedItemTests : ItemJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureItemTests(AzuriteFixture azurite) : ItemJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
