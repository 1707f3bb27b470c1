using SmartActivities.Tools.Tenant;

namespace SmartActivities.EndToEnd.Tests.Tenants;

/// <summary>The steps of docs/operations.md: a tenant, whose id folders and partitions write in two ways, goes from a folder to Azurite.</summary>
[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class TenantMoveTests(AzuriteFixture azurite) : IDisposable
{
    private const string Moved = "Acme.1";
    private const string Staying = "acme";

    private readonly TemporaryFolder _old = new();

    public void Dispose() => _old.Dispose();

    [ContractFact]
    public async Task Tenant_Moved_IsWholeThereAndRemindedAndGoneHere()
    {
        await azurite.EmptyAsync();
        long id;
        string before;
        await using (var app = await OldAsync())
        {
            var anna = await app.SignInAsync(tenant: Moved);
            id = await SaveAsync(anna);
            before = (await anna.GetAsync($"/api/activities/{id}")).Text;
            await SaveAsync(await app.SignInAsync(tenant: Staying));
            await app.WhenIdleAsync();
        }

        Assert.Equal((1, "only in --from"), await RunAsync("compare", Moved));
        Assert.Equal((0, "Copied, and compared"), await RunAsync("copy", Moved));
        Assert.Equal((1, "holds something of this tenant already"), await RunAsync("copy", Moved));
        Assert.Equal((0, "Copied, and compared"), await RunAsync("copy", Moved, "--over"));
        Assert.Equal((0, "The same in both places"), await RunAsync("compare", Moved));
        Assert.Equal((0, "Deleted"), await RunAsync("delete", Moved));
        Assert.Equal((1, "only in --to"), await RunAsync("compare", Moved));

        await using (var app = await OldAsync())
        {
            (await (await app.SignInAsync(tenant: Moved)).GetAsync($"/api/activities/{id}")).IsProblem(404, "not-found");
            (await (await app.SignInAsync(tenant: Staying)).GetAsync("/api/activities/1")).Is(200);
        }

        await using var moved = await App.StartAsync(options =>
        {
            options.Settings["Storage:Provider"] = "Azure";
            options.Settings["AzureWebJobsStorage"] = azurite.ConnectionString;
        });
        var there = await moved.SignInAsync(tenant: Moved);
        Assert.Equal(before, (await there.GetAsync($"/api/activities/{id}")).Text);
        var file = (await there.GetAsync($"/api/activities/{id}/attachments")).Is(200).List()[0].Text("id");
        Assert.Equal("as it was", (await there.GetAsync($"/api/activities/{id}/attachments/{file}")).Text);
        (await (await moved.SignInAsync(tenant: Staying)).GetAsync("/api/activities/1")).IsProblem(404, "not-found");
        (await (await moved.SignInAsync("olga", "service", "operator")).PostAsync($"/api/tenants/{Moved}/reproject")).Is(202);
        await moved.WhenIdleAsync();
        await moved.AdvanceToAsync(Instant.FromUtc(2026, 11, 23, 14, 45));
        Assert.Single((await there.GetAsync("/api/me/notifications")).Is(200).List());
    }

    [ContractFact]
    public async Task Delete_OfWhatHasChangedSince_DeletesNothing()
    {
        await azurite.EmptyAsync();
        await using (var app = await OldAsync())
            await SaveAsync(await app.SignInAsync(tenant: Moved));
        Assert.Equal(0, (await RunAsync("copy", Moved)).Exit);
        await using (var app = await OldAsync())
            await SaveAsync(await app.SignInAsync(tenant: Moved));

        Assert.Equal((1, "Nothing was deleted"), await RunAsync("delete", Moved));

        await using (var app = await OldAsync())
            (await (await app.SignInAsync(tenant: Moved)).GetAsync("/api/activities/1")).Is(200);
    }

    [ContractFact]
    public async Task Command_ThatCannotBeDone_SaysWhy()
    {
        await azurite.EmptyAsync();
        Assert.Equal((2, "Moves a tenant"), await RunAsync("copy", "no\nid"));
        Assert.Equal((2, "Moves a tenant"), await RunAsync("delete", Moved, "--over"));
        Assert.Equal((1, "is its id written just so?"), await RunAsync("copy", "nobody"));
        await using var running = await OldAsync();
        Assert.Equal((1, _old.FullName), await RunAsync("copy", Moved));
    }

    private static async Task<long> SaveAsync(Client client) => (await client.SendAsync(
        HttpMethod.Post,
        "/api/activities",
        Form.Of(new { item = Form.Deal(), deadline = "2026-11-23T15:00:00Z", reminders = new[] { "PT15M" } }, ("offer.txt", "as it was"u8.ToArray())))).Is(201).Id();

    private Task<App> OldAsync() => App.StartAsync(options => options.Settings["Storage:Path"] = _old.FullName);

    /// <summary>The exit code, and the last of the known phrases that was written, or all that was.</summary>
    private async Task<(int Exit, string Said)> RunAsync(string command, string tenant, params string[] more)
    {
        using var output = new StringWriter();
        var exit = await Command.RunAsync([command, tenant, "--from", _old.FullName, "--to", azurite.ConnectionString, .. more], output);
        string[] phrases =
        [
            "Copied, and compared", "holds something of this tenant already", "The same in both places", "Deleted", "Nothing was deleted",
            "Moves a tenant", "is its id written just so?", "only in --from", "only in --to", _old.FullName,
        ];
        var said = output.ToString();
        return (exit, phrases.FirstOrDefault(phrase => said.Contains(phrase, StringComparison.Ordinal)) ?? said);
    }
}
