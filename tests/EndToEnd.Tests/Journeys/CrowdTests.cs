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
        while (!clients.IsCompleted)
        {
            // Those who collide wait for the clock.
            await app.AdvanceAsync(Duration.FromMilliseconds(50));
            await Task.Yield();
        }

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

    private static async Task<(int Edits, int Stale)> WorkAsync(Client anna, List<long> ids, int client)
    {
        var (edits, stale) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var address = $"/api/activities/{ids[(client + round) % ids.Count]}";
            var read = (await anna.GetAsync(address)).Is(200);
            var subject = int.Parse(read.Text("subject")!, System.Globalization.CultureInfo.InvariantCulture) + 1;
            var edited = await PersistAsync(() => anna.SendAsync(
                HttpMethod.Patch, address, JsonContent.Create(new { subject = $"{subject}" }), ("If-Match", read.Text("etag")!)));
            Assert.Contains(edited.Status, (int[])[200, 412]);
            if (edited.Status == 200)
                edits++;
            else
                stale++;
            (await PersistAsync(() => anna.PostAsync("/api/items/deal/42/signals", new { kind = "comment", text = "Hm" }))).Is(201);
            var saved = (await PersistAsync(() => anna.PostAsync("/api/activities", new { item = Form.Deal() }))).Is(201);
            (await PersistAsync(() => anna.PostAsync($"/api/activities/{saved.Id()}/complete"))).Is(200);
        }

        return (edits, stale);
    }

    /// <summary>Does what Retry-After asks for: whoever is refused for the crowd comes again, and nothing of that try was written.</summary>
    private static async Task<Answer> PersistAsync(Func<Task<Answer>> request)
    {
        while (true)
        {
            var answer = await request();
            if (answer.Status != 503)
                return answer;
        }
    }
}
