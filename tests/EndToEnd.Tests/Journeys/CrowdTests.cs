using System.Net.Http.Json;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>Many clients change one item and its activities at once: what each was told holds.</summary>
public sealed class CrowdTests
{
    private const int Clients = 32;
    private const int Rounds = 5;

    [Fact]
    public async Task Changes_OfManyClientsAtOnce_AreAllThere()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        var ids = new List<long>();
        for (var i = 0; i < 4; i++)
            ids.Add((await anna.PostAsync("/api/activities", new { item = Form.Deal(), subject = "0" })).Is(201).Id());

        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(anna, ids, client))));
        await app.AdvanceUntilAsync(clients);
        var done = await clients;
        await app.WhenIdleAsync();

        // Each edit counted one up from what it had read, so that a lost one would be missing in the sum.
        var counted = 0;
        foreach (var id in ids)
            counted += int.Parse((await anna.GetAsync($"/api/activities/{id}")).Is(200).Text("subject")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(done.Sum(one => one.Edits), counted);
        var lines = (await anna.PagesAsync("/api/items/deal/42/timeline", 100)).Each("kind").ToLookup(kind => kind);
        Assert.Equal(
            (done.Sum(one => one.Edits), Clients * Rounds, Clients * Rounds, Clients * Rounds + 4),
            (lines["edited"].Count(), lines["comment"].Count(), lines["completed"].Count(), lines["created"].Count()));
        Assert.Empty(await app.DifferencesAsync());
    }

    /// <summary>Numbers of two users, while their activities are saved, moved, handed over, completed and deleted on eight deals that change hands and stages.</summary>
    [Fact]
    public async Task Counters_AfterManyClientsAtOnce_EqualARecount()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        var users = new[] { ("anna", anna), ("jan", await app.SignInAsync("jan")) };

        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => BusyAsync(anna, client))));
        await app.AdvanceUntilAsync(clients);
        // Whoever comes last decides whose the deals are, and may leave somebody none.
        foreach (var (name, _) in users)
            await app.AdvanceUntilAsync(PlanOnOwnDealAsync(anna, name));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await app.WhenIdleAsync();

        foreach (var mode in new[] { "itemResponsible", "activityResponsible" })
        {
            (await anna.PutAsync("/api/settings/behavior", new { counterMode = mode })).Is(200);
            foreach (var (name, user) in users)
                Assert.Equal(await RecountAsync(anna, name, mode), await CountersAsync(user));
        }

        Assert.Empty(await app.DifferencesAsync());
    }

    private static async Task BusyAsync(Client anna, int client)
    {
        var random = new Random(client);
        for (var round = 0; round < 12; round++)
        {
            var (deal, user) = ($"{random.Next(8)}", random.Next(2) == 0 ? "anna" : "jan");
            var stage = new { pipeline = "0", id = $"{random.Next(3)}", semantics = random.Next(6) == 0 ? "lost" : "process" };
            if (random.Next(4) == 0)
                Assert.InRange((await Client.PersistAsync(() => anna.PutAsync($"/api/items/deal/{deal}", new { title = "Roof", stage, responsibleId = user }))).Status, 200, 201);
            if (random.Next(5) == 0)
                Assert.InRange((await Client.PersistAsync(() => anna.PostAsync($"/api/items/deal/{deal}/signals", new { kind = "incoming", subject = "Call" }))).Status, 201, 404);
            // About half of them are urgent from the start.
            var reminders = new[] { random.Next(2) == 0 ? "PT15M" : "PT30H" };
            var body = new { item = Form.Deal(deal), deadline = "2026-11-24T12:00:00Z", reminders, responsibleId = user };
            var saved = (await Client.PersistAsync(() => anna.PostAsync("/api/activities", body))).Is(201).Id();
            var change = random.Next(4) switch
            {
                0 => anna.PostAsync($"/api/activities/{saved}/complete"),
                1 => anna.DeleteAsync($"/api/activities/{saved}"),
                2 => anna.SendAsync(HttpMethod.Patch, $"/api/activities/{saved}", JsonContent.Create(new { responsibleId = "jan" }), ("If-Match", "*")),
                _ => Task.FromResult<Answer?>(null)!,
            };
            await change;
        }
    }

    private static async Task PlanOnOwnDealAsync(Client anna, string user)
    {
        var deal = Form.Deal($"of-{user}");
        (await anna.PutAsync($"/api/items/deal/of-{user}", new { title = "Roof", stage = new { pipeline = "0", id = "0", semantics = "process" }, responsibleId = user })).Is(201);
        (await anna.PostAsync("/api/activities", new { item = deal, deadline = "2026-11-24T12:00:00Z", reminders = new[] { "PT30H" }, responsibleId = user })).Is(201);
    }

    private static async Task<string> CountersAsync(Client user)
    {
        var counters = (await user.GetAsync("/api/me/counters")).Is(200);
        return $"{counters.Text("planned")} {counters.Text("overdue")} {counters.Text("incoming")}";
    }

    /// <summary>From the items' own lists of what is open; nothing is overdue yet.</summary>
    private static async Task<string> RecountAsync(Client anna, string user, string mode)
    {
        var (planned, incoming) = (0, 0);
        foreach (var deal in new[] { "0", "1", "2", "3", "4", "5", "6", "7", "of-anna", "of-jan" })
        {
            var item = (await anna.GetAsync($"/api/items/deal/{deal}")).Is(200);
            if (item.Text("stage.semantics") is "lost")
                continue;
            foreach (var activity in await anna.PagesAsync($"/api/items/deal/{deal}/activities", 200))
            {
                if ((mode is "itemResponsible" ? item : activity).Text("responsibleId") != user)
                    continue;
                if (activity.At("incoming").GetBoolean())
                    incoming++;
                else if (activity.List("reminders")[0].GetString() is "P1DT6H")
                    planned++;
            }
        }

        Assert.True(planned + incoming > 0);
        return $"{planned} 0 {incoming}";
    }

    private static async Task<(int Edits, int Stale)> WorkAsync(Client anna, List<long> ids, int client)
    {
        var (edits, stale) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var address = $"/api/activities/{ids[(client + round) % ids.Count]}";
            var read = (await anna.GetAsync(address)).Is(200);
            var subject = int.Parse(read.Text("subject")!, System.Globalization.CultureInfo.InvariantCulture) + 1;
            var edited = await Client.PersistAsync(() => anna.SendAsync(
                HttpMethod.Patch, address, JsonContent.Create(new { subject = $"{subject}" }), ("If-Match", read.Text("etag")!)));
            Assert.Contains(edited.Status, (int[])[200, 412]);
            if (edited.Status == 200)
                edits++;
            else
                stale++;
            (await Client.PersistAsync(() => anna.PostAsync("/api/items/deal/42/signals", new { kind = "comment", text = "Hm" }))).Is(201);
            var saved = (await Client.PersistAsync(() => anna.PostAsync("/api/activities", new { item = Form.Deal() }))).Is(201);
            (await Client.PersistAsync(() => anna.PostAsync($"/api/activities/{saved.Id()}/complete"))).Is(200);
        }

        return (edits, stale);
    }
}
