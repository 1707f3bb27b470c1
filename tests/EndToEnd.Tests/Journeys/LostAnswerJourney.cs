namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>Whichever write loses its answer, the caller sees what an undisturbed call shows, and each file that is named is there.</summary>
public abstract class LostAnswerJourney
{
    private static readonly byte[] Offer = "an offer"u8.ToArray();

    [ContractFact]
    public async Task FollowUpWithAFile_AnyAnswerLost_IsSavedWithItsFile()
    {
        foreach (var how in Enum.GetValues<LostAnswer>())
        {
            var lost = new LostWrite(how);
            await using var app = await StartAsync(lost);
            var anna = await app.SignInAsync();
            await app.IntroduceAsync(anna);
            foreach (var key in (string?[])[null, "key"])
            {
                for (var write = 1; await SaveAsync(anna, lost, write, key) && write < 5; write++)
                {
                }
            }

            Assert.Equal((await app.RowsAsync()).Count(row => row.StartsWith("activity|", StringComparison.Ordinal)) / 2, (await app.FilesAsync()).Count);
        }
    }

    [ContractFact]
    public async Task Activity_DeletedAndTheAnswerLost_IsGoneWithItsFiles()
    {
        foreach (var how in Enum.GetValues<LostAnswer>())
        {
            var lost = new LostWrite(how);
            await using var app = await StartAsync(lost);
            var anna = await app.SignInAsync();
            await app.IntroduceAsync(anna);
            var id = (await anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("offer.pdf", Offer)))).Is(201).Id();

            lost.Lose(1);
            (await anna.DeleteAsync($"/api/activities/{id}")).Is(204);

            Assert.True(lost.Happened);
            Assert.Empty(await app.FilesAsync());
        }
    }

    [ContractFact]
    public async Task Item_ToldForTheFirstTimeAndTheAnswerLost_IsNew()
    {
        foreach (var how in Enum.GetValues<LostAnswer>())
        {
            var lost = new LostWrite(how);
            await using var app = await StartAsync(lost);
            var anna = await app.SignInAsync();
            await app.IntroduceAsync(anna);
            (await anna.PutAsync("/api/items/deal/1", new { title = "Roof" })).Is(201);

            lost.Lose(1);
            (await anna.PutAsync("/api/items/deal/2", new { title = "Roof" })).Is(201);

            Assert.True(lost.Happened);
        }
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync(LostWrite lost);

    private static async Task<bool> SaveAsync(Client anna, LostWrite lost, int write, string? key)
    {
        var item = Form.Deal($"{write}{key}");
        var parent = (await anna.PostAsync("/api/activities", new { item })).Is(201).Id();
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", $"{key}{write}")];

        lost.Lose(write);
        var saved = (await anna.PostAsync("/api/activities", Form.Of(new { item, parentId = parent }, ("offer.pdf", Offer)), headers)).Is(201);

        var attachment = Assert.Single(saved.List("attachments")).Text("id");
        var download = await anna.GetAsync($"/api/activities/{saved.Id()}/attachments/{attachment}");
        Assert.Equal(200, download.Status);
        Assert.Equal(Offer, download.Bytes);
        Assert.Equal("completed", (await anna.GetAsync($"/api/activities/{parent}")).Is(200).Text("status"));
        return lost.Happened;
    }
}

public sealed class EmbeddedLostAnswerTests : LostAnswerJourney
{
    protected override Task<App> StartAsync(LostWrite lost) =>
        App.StartAsync(options => options.WrapTables(tables => new LosingTables(tables, lost)));
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureLostAnswerTests(AzuriteFixture azurite) : LostAnswerJourney
{
    protected override Task<App> StartAsync(LostWrite lost) =>
        App.StartAsync(azurite, options => options.WrapTables(tables => new LosingTables(tables, lost)));
}
