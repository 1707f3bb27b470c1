using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Limits;

/// <summary>A tenant comes to its limit of open activities, and leaves it.</summary>
public abstract class LimitJourney
{
    private const int Limit = 50;
    private const int Clients = 16;
    private const int Crowd = 64;

    [ContractFact]
    public async Task Counters_AtTheLimit_AreBlockedAndUnblockedByTheChangeThatCrossesIt()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await SetLimitAsync(app, Limit);

        // 49, 50, 51 and back, each step the work of all clients.
        var open = (await AtOnceAsync(app, 49, client => anna.PostAsync("/api/activities", Body(client)))).Select(answer => answer.Is(201).Id()).ToList();
        await IsAsync(anna, 49, blocked: false);
        for (var i = 49; i < 51; i++)
        {
            open.Add((await anna.PostAsync("/api/activities", Body(i))).Is(201).Id());
            await IsAsync(anna, i + 1, blocked: true);
        }

        await EndAsync(1);
        await IsAsync(anna, 50, blocked: true);
        await EndAsync(1);
        await IsAsync(anna, 49, blocked: false);

        // Sixteen at once across the limit, upwards and downwards.
        var more = await AtOnceAsync(app, Clients, client => anna.PostAsync("/api/activities", Body(client)));
        open.AddRange(more.Select(answer => answer.Is(201).Id()));
        await IsAsync(anna, 49 + Clients, blocked: true);
        await EndAsync(Clients - 1);
        await IsAsync(anna, 50, blocked: true);
        await EndAsync(1);
        await IsAsync(anna, 49, blocked: false);
        Assert.NotNull((await anna.GetAsync("/api/usage")).Is(200).Text("lastBlockedAt"));
        Assert.Empty(await app.DifferencesAsync());

        async Task EndAsync(int count)
        {
            var ids = open.Take(count).ToList();
            open.RemoveRange(0, count);
            await AtOnceAsync(app, count, i => i % 2 == 0
                ? anna.PostAsync($"/api/activities/{ids[i]}/complete")
                : anna.DeleteAsync($"/api/activities/{ids[i]}"));
        }
    }

    [ContractFact]
    public async Task Counters_WhileBlocked_AreShownAsTheyWere()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await SetLimitAsync(app, 3);
        List<long> ids = [];
        for (var i = 0; i < 3; i++)
            ids.Add((await anna.PostAsync("/api/activities", new { item = Form.Deal(), deadline = "2026-11-23T20:00:00Z", reminders = new[] { "P1D", "PT0S" } })).Is(201).Id());
        var first = (await anna.GetAsync("/api/me/counters")).Is(200);

        // All else goes on.
        await app.AdvanceAsync(Duration.FromMinutes(1));
        var fourth = (await anna.PostAsync("/api/activities", new { item = Form.Deal(), deadline = "2026-11-23T20:00:00Z", reminders = new[] { "P1D", "PT0S" } })).Is(201).Id();
        var later = (await anna.GetAsync("/api/me/counters")).Is(200);
        var card = (await anna.PutAsync("/api/items/deal/42", new { title = "Roof", stage = new { pipeline = "0", id = "NEW" } })).Is(200);
        await app.AdvanceToAsync(Instant.FromUtc(2026, 11, 23, 20, 1));
        var reminded = (await anna.GetAsync("/api/me/notifications")).Is(200).List();
        await anna.PostAsync($"/api/activities/{ids[0]}/complete");
        await anna.PostAsync($"/api/activities/{ids[1]}/complete");
        var after = (await anna.GetAsync("/api/me/counters")).Is(200);

        Assert.Equal(("blocked", "3", "True", "3", "3", "100"), (first.Text("state"), first.Text("planned"), first.Text("stale"), first.Text("usage.open"), first.Text("usage.limit"), first.Text("usage.percent")));
        Assert.Contains("Complete or delete", first.Text("usage.detail"), StringComparison.Ordinal);
        Assert.Equal((first.Text("planned"), first.Text("asOf"), "4"), (later.Text("planned"), later.Text("asOf"), later.Text("usage.open")));
        Assert.Equal("4", card.Text("openActivities"));
        Assert.Equal(4, reminded.Count);
        Assert.Equal(("active", "2"), (after.Text("state"), after.Text("planned")));
        Assert.False(after.TryGetProperty("stale", out _));
        Assert.NotEqual(0, fourth);
    }

    [ContractFact]
    public async Task Creation_WhereTheTenantRefusesIt_NeverGoesBeyondTheLimit()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await SetLimitAsync(app, Limit);
        (await anna.PutAsync("/api/settings/behavior", new { atLimit = "refuse" })).Is(200);

        var answers = await AtOnceAsync(app, Crowd, client => client % 8 == 0
            ? anna.PostAsync($"/api/items/deal/{client % 12}/signals", new { kind = "incoming", subject = "Call" })
            : anna.PostAsync("/api/activities", Body(client), ("Idempotency-Key", $"{client}")));

        Assert.Equal(Limit, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer => Assert.Equal("limitReached", answer.IsProblem(409, "conflict").Text("code")));
        var usage = (await anna.GetAsync("/api/usage")).Is(200);
        Assert.Equal(("active", "50", "100"), (usage.Text("state"), usage.Text("open"), usage.Text("percent")));
        Assert.Equal("active", (await anna.GetAsync("/api/me/counters")).Is(200).Text("state"));

        // What makes the number no larger goes on: completing, planning the next one with it, following up, closing.
        var id = answers.Where((answer, client) => answer.Status == 201 && client % 8 != 0).First().Is(201).Id();
        var next = (await anna.PostAsync($"/api/activities/{id}/complete", new { next = new { subject = "Call again" } })).Is(200).At("next").Id();
        (await anna.PostAsync($"/api/activities/{id}/reopen", new { deadline = "2026-12-23T12:00:00Z" })).IsProblem(409, "conflict");
        (await anna.DeleteAsync($"/api/activities/{next}")).Is(204);
        (await anna.PostAsync($"/api/activities/{id}/reopen", new { deadline = "2026-12-23T12:00:00Z" })).Is(200);
        Assert.Equal("limitReached", (await anna.PostAsync("/api/activities", Body(1))).IsProblem(409, "conflict").Text("code"));
        Assert.Empty(await app.DifferencesAsync());
    }

    /// <summary>The limit is set in one transaction and applied in the next: the process dies between the two.</summary>
    [ContractFact]
    public async Task Block_ThatWasLost_IsMadeUpForByTheTimer()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await AtOnceAsync(app, 3, client => anna.PostAsync("/api/activities", Body(client)));
        var tenants = app.Services.GetRequiredService<TenantDirectory>();
        var tenant = (await tenants.FindAsync(TenantId.Parse("demo"), default))!;
        await tenants.PutAsync(tenant with { OpenActivityLimit = 3 }, static _ => true, default);

        var before = (await anna.GetAsync("/api/me/counters")).Is(200);
        await app.AdvanceAsync(Duration.FromMinutes(5));
        var after = (await anna.GetAsync("/api/me/counters")).Is(200);
        await tenants.PutAsync(tenant, static _ => true, default);
        await app.AdvanceAsync(Duration.FromMinutes(5));

        Assert.Equal(("active", "blocked"), (before.Text("state"), after.Text("state")));
        Assert.Equal("active", (await anna.GetAsync("/api/me/counters")).Is(200).Text("state"));
    }

    [ContractFact]
    public async Task Administrators_OfATenantNearItsLimit_AreToldOnceALevel()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var (vera, boris) = (await app.SignInAsync("vera", roles: "admin"), await app.SignInAsync("boris", roles: "admin"));
        await app.IntroduceAsync(vera);
        await app.IntroduceAsync(boris);
        await SetLimitAsync(app, 20);
        List<long> ids = [];
        async Task SaveAsync(int count)
        {
            for (var i = 0; i < count; i++)
                ids.Add((await anna.PostAsync("/api/activities", Body(i))).Is(201).Id());
            await app.AdvanceAsync(Duration.FromMinutes(10));
        }

        await SaveAsync(15);
        Assert.Empty(await LevelsAsync(vera));
        await SaveAsync(1);
        await SaveAsync(2);
        await SaveAsync(1);
        await SaveAsync(1);
        Assert.Equal(["100", "95", "90", "80"], await LevelsAsync(vera));
        Assert.Equal(["100", "95", "90", "80"], await LevelsAsync(boris));
        Assert.Empty(await LevelsAsync(anna));

        // Others whom the tenant names are told in their place.
        (await vera.PutAsync("/api/settings/behavior", new { limitNoticesTo = new[] { "anna" } })).Is(200);
        foreach (var id in ids.Take(5))
            (await anna.PostAsync($"/api/activities/{id}/complete")).Is(200);
        await app.AdvanceAsync(Duration.FromMinutes(5));
        await SaveAsync(1);
        Assert.Equal(["80"], await LevelsAsync(anna));
        Assert.Equal(4, (await LevelsAsync(vera)).Count);
    }

    [ContractFact]
    public async Task Operator_AloneSetsAndSeesTenants()
    {
        await using var app = await StartAsync();
        var operators = await app.SignInAsync("olga", "service", "operator");
        var admin = await app.SignInAsync("anna", roles: "admin");
        (await admin.GetAsync("/api/usage")).Is(200);

        (await admin.GetAsync("/api/tenants/demo")).IsProblem(403, "forbidden");
        (await admin.PutAsync("/api/tenants/demo", new { plan = "enterprise" })).IsProblem(403, "forbidden");
        (await operators.GetAsync("/api/tenants/nobody")).IsProblem(404, "not-found");
        var demo = await operators.GetAsync("/api/tenants/demo");
        Assert.Equal(("standard", null, "Europe/Warsaw"), (demo.Is(200).Text("plan"), demo.Is(200).Text("openActivityLimit"), demo.Is(200).Text("timeZone")));

        var enterprise = (await operators.PutAsync("/api/tenants/demo", new { plan = "enterprise", createdAt = demo.Is(200).Text("createdAt") })).Is(200);
        Assert.Equal(("enterprise", demo.Is(200).Text("createdAt"), "Europe/Warsaw"), (enterprise.Text("plan"), enterprise.Text("createdAt"), enterprise.Text("timeZone")));
        Assert.Equal("100000", (await admin.GetAsync("/api/usage")).Is(200).Text("limit"));
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 7 })).Is(200);
        Assert.Equal("7", (await admin.GetAsync("/api/usage")).Is(200).Text("limit"));
        var created = (await operators.PutAsync("/api/tenants/fresh", new { plan = "enterprise", timeZone = "Asia/Tokyo" })).Is(201);
        Assert.Equal("Asia/Tokyo", created.Text("timeZone"));

        Assert.Equal("/openActivityLimit", (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 0 })).IsProblem(422, "validation").List("errors")[0].Text("pointer"));
        (await operators.PutAsync("/api/tenants/demo", new { plan = "free" })).IsProblem(400, "malformed");
        (await operators.SendAsync(HttpMethod.Put, "/api/tenants/demo", JsonContent.Create(new { plan = "standard" }), ("If-Match", demo["ETag"]!))).IsProblem(412, "stale");
    }

    [ContractFact]
    public async Task Usage_TellsWhatIsOpenWhereAndSinceWhen()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        (await anna.PostAsync("/api/activities", new { item = Form.Deal("1"), deadline = "2026-11-23T15:00:00Z" })).Is(201);
        (await anna.PostAsync("/api/activities", new { item = Form.Deal("2"), deadline = "2026-11-23T16:00:00Z" })).Is(201);
        (await anna.PostAsync("/api/activities", Form.Of(new { item = new { type = "lead", id = "1" } }, ("offer.pdf", new byte[700])))).Is(201);
        (await anna.PostAsync("/api/items/lead/1/signals", new { kind = "incoming", subject = "Missed call" })).Is(201);
        var before = (await anna.GetAsync("/api/usage")).Is(200);
        await app.AdvanceToAsync(Instant.FromUtc(2026, 11, 23, 17, 0));
        var after = (await anna.GetAsync("/api/usage")).Is(200);

        Assert.Equal(("active", "4", "50000", "0", "2", "2", "700"), (before.Text("state"), before.Text("open"), before.Text("limit"), before.Text("percent"), before.Text("byItemType.deal"), before.Text("byItemType.lead"), before.Text("fileBytes")));
        Assert.Equal((null, "2026-11-23T15:00:00Z"), (before.Text("oldestOverdue"), after.Text("oldestOverdue")));
        Assert.Null(after.Text("lastBlockedAt"));
    }

    protected abstract Task<App> StartAsync();

    private static object Body(int client) => new { item = Form.Deal($"{client % 12}"), deadline = "2026-12-01T12:00:00Z" };

    private static async Task SetLimitAsync(App app, int limit)
    {
        var operators = await app.SignInAsync("olga", "service", "operator");
        Assert.InRange((await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = limit, timeZone = "Europe/Warsaw" })).Status, 200, 201);
    }

    private static async Task IsAsync(Client client, int open, bool blocked)
    {
        var usage = (await client.GetAsync("/api/usage")).Is(200);
        var counters = (await client.GetAsync("/api/me/counters")).Is(200);
        var state = blocked ? "blocked" : "active";
        Assert.Equal(($"{open}", state, state), (usage.Text("open"), usage.Text("state"), counters.Text("state")));
    }

    private static async Task<IReadOnlyList<string?>> LevelsAsync(Client client) =>
    [
        .. (await client.GetAsync("/api/me/notifications")).Is(200).List().Where(notice => notice.Text("kind") is "limit")
            .Select(notice => notice.Text("title")!.Split(' ').Single(word => int.TryParse(word, out _))),
    ];

    /// <summary>Calls that begin at once; those who collide wait for the clock.</summary>
    private static async Task<Answer[]> AtOnceAsync(App app, int count, Func<int, Task<Answer>> call)
    {
        var calls = Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => Client.PersistAsync(() => call(i)))));
        await app.AdvanceUntilAsync(calls);
        return await calls;
    }
}

public sealed class EmbeddedLimitJourney : LimitJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzuriteLimitJourney(AzuriteFixture azurite) : LimitJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
