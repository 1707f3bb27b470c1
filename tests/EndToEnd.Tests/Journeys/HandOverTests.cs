using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>An item with more activities than move in one transaction.</summary>
public sealed class HandOverTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(59.99)]
    [InlineData(60)] // the first one's last look is at this moment
    [InlineData(60.02)]
    [InlineData(90)]
    public async Task Item_ThatChangesHandsTwice_StandsInTheSecondOnesAgenda(double secondsBetween)
    {
        await using var app = await App.StartAsync();
        var anna = await StartAsync(app);

        await PutAsync(anna, "jan");
        await app.AdvanceAsync(Duration.FromSeconds(secondsBetween));
        await PutAsync(anna, "ola");
        await app.AdvanceAsync(Duration.FromMinutes(3));

        Assert.All(await AgendasAsync(app), key => Assert.StartsWith("agenda|item|ola|", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Announcement_DuringTheLastWait_IsWaitedForAnew()
    {
        await using var app = await App.StartAsync();
        var anna = await StartAsync(app);
        await PutAsync(anna, "jan");
        await app.AdvanceAsync(Duration.FromSeconds(59));
        await PutAsync(anna, "ola");

        // As a commit does that comes long after its announcement, and after the look that the first one's minute ends with.
        await app.AdvanceAsync(Duration.FromSeconds(41));
        await LagAsync(app, "ola");
        await app.AdvanceAsync(Duration.FromMinutes(3));

        Assert.All(await AgendasAsync(app), key => Assert.StartsWith("agenda|item|ola|", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Item_WhoseHandOverWasLost_IsHandedOverWhenToldAgain()
    {
        await using var app = await App.StartAsync();
        var anna = await StartAsync(app);
        await PutAsync(anna, "jan");
        await app.AdvanceAsync(Duration.FromMinutes(3));
        await LagAsync(app, "jan");
        Assert.Contains(await AgendasAsync(app), key => key.StartsWith("agenda|item|anna|", StringComparison.Ordinal));

        await PutAsync(anna, "jan");
        await app.AdvanceAsync(Duration.FromMinutes(3));

        Assert.All(await AgendasAsync(app), key => Assert.StartsWith("agenda|item|jan|", key, StringComparison.Ordinal));
    }

    private static async Task<Client> StartAsync(App app)
    {
        var anna = await app.SignInAsync();
        for (var i = 0; i < 12; i++)
            (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);
        return anna;
    }

    private static async Task PutAsync(Client anna, string responsibleId) =>
        (await anna.PutAsync("/api/items/deal/42", new { title = "Roof for Kowalski", responsibleId })).Is(200);

    private static async Task<IReadOnlyList<string>> AgendasAsync(App app)
    {
        var keys = (await app.RowsAsync()).Where(key => key.StartsWith("agenda|item|", StringComparison.Ordinal)).ToList();
        Assert.Equal(12, keys.Count);
        return keys;
    }

    /// <summary>Puts an activity back to where the hand-over had not moved it, as if it had come to its end too soon.</summary>
    private static async Task LagAsync(App app, string responsible)
    {
        var table = app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        var rows = await table.ReadAllAsync("demo", KeyRange.All, default).ToListAsync();
        var agenda = rows.First(row => row.Key.StartsWith($"agenda|item|{responsible}|", StringComparison.Ordinal) && row.Key.EndsWith('1'));
        var batch = rows
            .Where(row => row.Key == "activity|1" || (row.Key.StartsWith("open|", StringComparison.Ordinal) && row.Body.Contains("\"id\":1,", StringComparison.Ordinal)))
            .Select(row => new RowChange.Upsert(row.Key, row.Body.Replace($"\"itemResponsible\":\"{responsible}\"", "\"itemResponsible\":\"anna\"", StringComparison.Ordinal)))
            .Append<RowChange>(new RowChange.Upsert(agenda.Key.Replace($"|{responsible}|", "|anna|", StringComparison.Ordinal), agenda.Body))
            .Append(new RowChange.Delete(agenda.Key, agenda.Tag))
            .Append(new RowChange.Upsert("item|deal|42", rows.Single(row => row.Key == "item|deal|42").Body.Replace("\"changedAt\"", "\"handingOver\":true,\"changedAt\"", StringComparison.Ordinal)));
        Assert.IsType<BatchOutcome.Committed>(await table.CommitAsync("demo", [.. batch], default));
    }
}
