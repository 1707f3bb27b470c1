using System.Net.Http.Json;
using System.Text.Json;
using NodaTime.Text;
using SmartActivities.EndToEnd.Tests.Models;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>The ledger of reminders over HTTP: what will be raised, and what was.</summary>
public abstract class LedgerJourney
{
    private const string Address = "/api/me/reminders";

    [ContractFact]
    public async Task Reminder_Planned_BecomesDeliveredAtItsPlace()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var id = await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT15M", "PT0S");

        var planned = await LedgerAsync(anna);
        Assert.Equal(["2026-11-23T15:45:00Z PT15M planned", "2026-11-23T16:00:00Z PT0S planned"], planned.Select(Line));
        Assert.All(planned, one => Assert.Equal(
            ($"{id}", "deal", "42", null, null),
            (one.Text("activityId"), one.Text("item.type"), one.Text("item.id"), one.Text("deliveredAt"), one.Text("late"))));

        await app.AdvanceToAsync(At("2026-11-23T15:45:00Z"));

        var both = await LedgerAsync(anna);
        Assert.Equal(["2026-11-23T15:45:00Z PT15M delivered", "2026-11-23T16:00:00Z PT0S planned"], both.Select(Line));
        Assert.Equal(
            ($"{id}", "42", At("2026-11-23T15:45:00Z"), "PT0S"),
            (both[0].Text("activityId"), both[0].Text("item.id"), both[0].Moment("deliveredAt"), both[0].Text("late")));
    }

    [ContractFact]
    public async Task Reminder_DueAndNotRaisedYet_IsPlannedAndThenLate()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT15M");
        await app.LoseOrchestrationsAsync();

        await app.AdvanceToAsync(At("2026-11-23T15:49:59Z"));
        Assert.Equal(["2026-11-23T15:45:00Z PT15M planned"], (await LedgerAsync(anna)).Select(Line));

        // The safety net.
        await app.AdvanceToAsync(At("2026-11-23T15:51:00Z"));
        var late = Assert.Single(await LedgerAsync(anna));
        Assert.Equal(("delivered", At("2026-11-23T15:50:00Z"), "PT5M"), (late.Text("state"), late.Moment("deliveredAt"), late.Text("late")));
    }

    [ContractFact]
    public async Task Plan_ThatChanges_ChangesWhatIsPlannedAndNotWhatWasRaised()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var id = await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT1H", "PT0S");
        await app.AdvanceToAsync(At("2026-11-23T15:01:00Z"));

        (await anna.PostAsync($"/api/activities/{id}/snooze", new { what = "reminder", by = "PT10M" })).Is(200);
        Assert.Equal(
            ["2026-11-23T15:00:00Z PT1H delivered", "2026-11-23T15:11:00Z  planned", "2026-11-23T16:00:00Z PT0S planned"],
            (await LedgerAsync(anna)).Select(Line));

        await EditAsync(anna, id, new { deadline = "2026-11-23T19:00:00+01:00" });
        Assert.Equal(
            ["2026-11-23T15:00:00Z PT1H delivered", "2026-11-23T17:00:00Z PT1H planned", "2026-11-23T18:00:00Z PT0S planned"],
            (await LedgerAsync(anna)).Select(Line));

        await app.AdvanceToAsync(At("2026-11-23T17:00:00Z"));
        (await anna.PostAsync($"/api/activities/{id}/complete")).Is(200);
        Assert.Equal(["2026-11-23T15:00:00Z PT1H delivered", "2026-11-23T17:00:00Z PT1H delivered"], (await LedgerAsync(anna)).Select(Line));
    }

    [ContractFact]
    public async Task Activity_OfAnotherResponsible_MovesToTheirLedger()
    {
        await using var app = await StartAsync();
        Client anna = await app.SignInAsync(), jan = await app.SignInAsync("jan");
        var id = await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT1H", "PT0S");
        await app.AdvanceToAsync(At("2026-11-23T15:01:00Z"));

        await EditAsync(anna, id, new { responsibleId = "jan" });

        Assert.Equal(["2026-11-23T15:00:00Z PT1H delivered"], (await LedgerAsync(anna)).Select(Line));
        Assert.Equal(["2026-11-23T16:00:00Z PT0S planned"], (await LedgerAsync(jan)).Select(Line));

        await app.AdvanceToAsync(At("2026-11-23T16:00:00Z"));
        Assert.Equal(["2026-11-23T16:00:00Z PT0S delivered"], (await LedgerAsync(jan)).Select(Line));
        Assert.Single(await LedgerAsync(anna));
    }

    [ContractFact]
    public async Task Activity_ThatIsDeletedWithItsItem_LeavesWhatWasRaised()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT1H", "PT0S");
        await app.AdvanceToAsync(At("2026-11-23T15:01:00Z"));

        (await anna.DeleteAsync("/api/items/deal/42")).Is(204);
        await app.AdvanceAsync(Duration.FromMinutes(3));

        Assert.Equal(["2026-11-23T15:00:00Z PT1H delivered"], (await LedgerAsync(anna)).Select(Line));
    }

    [ContractFact]
    public async Task Activity_ThatStaysOpenOnAClosedItem_IsRemindedOf()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var admin = await app.SignInAsync("boss", "demo", "admin");
        (await admin.PutAsync("/api/settings/behavior", new { autoCompleteOnClose = new { deal = false } })).Is(200);
        await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT0S");
        var won = new { title = "Roof for Kowalski", stage = new { pipeline = "0", id = "WON", semantics = "won" } };
        (await anna.PutAsync("/api/items/deal/42", won)).Is(200);

        Assert.Equal(["2026-11-23T16:00:00Z PT0S planned"], (await LedgerAsync(anna)).Select(Line));
        await app.AdvanceToAsync(At("2026-11-23T16:00:00Z"));
        Assert.Equal(["2026-11-23T16:00:00Z PT0S delivered"], (await LedgerAsync(anna)).Select(Line));
    }

    [ContractFact]
    public async Task Page_OfOne_GivesTheSameAlsoWhenAReminderIsDeliveredBetweenTwo()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        for (var i = 0; i < 3; i++)
            await SaveAsync(anna, "2026-11-23T17:00:00+01:00", "PT15M", "PT0S");
        var whole = (await LedgerAsync(anna)).Select(Place).ToList();
        Assert.Equal(6, whole.Count);
        Assert.Equal(whole, (await anna.PagesAsync(Address, 1)).Select(Place));

        var first = (await anna.GetAsync($"{Address}?limit=2")).Is(200);
        await app.AdvanceToAsync(At("2026-11-23T15:45:00Z"));
        var second = (await anna.GetAsync($"{Address}?limit=2&cursor={first.Text("nextCursor")}")).Is(200);
        // Past midnight, when another day begins.
        await app.AdvanceToAsync(At("2026-11-24T00:30:00Z"));
        var third = (await anna.GetAsync($"{Address}?limit=2&cursor={second.Text("nextCursor")}")).Is(200);

        Assert.Equal(whole, first.List().Concat(second.List()).Concat(third.List()).Select(Place));
        Assert.Equal(
            ["planned", "planned", "delivered", "planned", "delivered", "delivered"],
            first.List().Concat(second.List()).Concat(third.List()).Each("state"));
        Assert.Null(third.Text("nextCursor"));
    }

    [ContractFact]
    public async Task Window_OfDaysOrInstants_HoldsWhatIsMeantForIt()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        foreach (var deadline in (string[])["2026-11-23T23:59:59+01:00", "2026-11-24T00:00:00+01:00", "2026-11-30T00:00:00+01:00", "2026-11-30T00:00:01+01:00"])
            await SaveAsync(anna, deadline, "PT0S");

        Assert.Equal(["2026-11-23T22:59:59Z", "2026-11-23T23:00:00Z", "2026-11-29T23:00:00Z"], await MomentsAsync("")); // from today, for a week
        Assert.Equal(["2026-11-23T22:59:59Z"], await MomentsAsync("?to=2026-11-23"));
        Assert.Equal(["2026-11-23T23:00:00Z"], await MomentsAsync("?from=2026-11-24&to=2026-11-24"));
        Assert.Equal(["2026-11-23T23:00:00Z"], await MomentsAsync("?from=2026-11-23T23:00:00Z&to=2026-11-24T00:00:00%2B01:00"));
        Assert.Equal(["2026-11-29T23:00:00Z", "2026-11-29T23:00:01Z"], await MomentsAsync("?from=2026-11-25"));
        Assert.Equal(4, (await MomentsAsync("?from=2026-11-01&to=2027-01-31")).Count());

        async Task<IEnumerable<string?>> MomentsAsync(string query) => (await anna.GetAsync(Address + query)).Is(200).List().Each("plannedAt");
    }

    [ContractFact]
    public async Task Window_ThatIsNone_IsRefusedByName()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();

        await RefusedAsync("from=tomorrow", "from", "invalid");
        await RefusedAsync("from=2026-11-24&to=2026-11-23", "to", "outOfRange");
        await RefusedAsync("to=2026-11-22", "to", "outOfRange"); // before today
        await RefusedAsync("from=2026-11-01&to=2027-02-01", "to", "outOfRange"); // 93 days

        async Task RefusedAsync(string query, string parameter, string code)
        {
            var error = Assert.Single((await anna.GetAsync($"{Address}?{query}")).IsProblem(400, "malformed").List("errors"));
            Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
        }
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    protected static async Task<IReadOnlyList<JsonElement>> LedgerAsync(Client client) => (await client.GetAsync(Address)).Is(200).List();

    protected static string Line(JsonElement one) => $"{one.Text("plannedAt")} {one.Text("offset")} {one.Text("state")}";

    protected static async Task<long> SaveAsync(Client client, string deadline, params string[] reminders) =>
        (await client.PostAsync("/api/activities", new { item = Form.Deal(), deadline, reminders })).Is(201).Id();

    private static Instant At(string moment) => InstantPattern.ExtendedIso.Parse(moment).Value;

    private static (string?, string?) Place(JsonElement one) => (one.Text("plannedAt"), one.Text("activityId"));

    private static async Task EditAsync(Client client, long id, object patch) =>
        (await client.SendAsync(HttpMethod.Patch, $"/api/activities/{id}", JsonContent.Create(patch, patch.GetType()), ("If-Match", "*"))).Is(200);
}

public sealed class EmbeddedLedgerTests : LedgerJourney
{
    [Fact]
    public async Task Reminder_OfAnOutageThatWasTooLong_IsFolded()
    {
        await using var host = await ModelApp.StartAsync();
        await SaveAsync(await host.App.SignInAsync(), "2026-11-23T17:00:00+01:00", "PT0S");

        await host.CrashAsync(Duration.FromHours(26));
        await host.App.AdvanceAsync(Duration.FromMinutes(6));

        var anna = await host.App.SignInAsync();
        var folded = Assert.Single((await anna.GetAsync("/api/me/reminders?from=2026-11-23")).Is(200).List());
        Assert.Equal(("2026-11-23T16:00:00Z PT0S folded", folded.Moment("plannedAt") + Duration.FromHours(24) + Duration.FromMinutes(1)), (Line(folded), folded.Moment("deliveredAt")));
        Assert.Equal("P1DT1M", folded.Text("late"));
        Assert.Empty(await LedgerAsync(anna));
    }

    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureLedgerTests(AzuriteFixture azurite) : LedgerJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
