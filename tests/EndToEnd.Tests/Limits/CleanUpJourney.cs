using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Limits;

/// <summary>An administrator cleans up what is outdated, and thinks better of it.</summary>
public abstract class CleanUpJourney
{
    private const string Address = "/api/usage/cleanup";

    [ContractFact]
    public async Task DryRun_TellsWhatWouldGo_AndChangesNothing()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna);

        var all = await PreviewAsync(new { action = "delete", overdueFor = "P30D", dryRun = true });
        Assert.Equal(12, all.Matched);
        Assert.Equal(10, all.Sample.Count);
        Assert.Equal(4, (await PreviewAsync(new { action = "delete", overdueFor = "P30D", responsibleId = "jan", dryRun = true })).Matched);
        Assert.Equal(6, (await PreviewAsync(new { action = "complete", overdueFor = "P30D", itemType = "lead", dryRun = true })).Matched);
        Assert.Equal(1, (await PreviewAsync(new { action = "complete", overdueFor = "P30D", stage = "QUOTE", dryRun = true })).Matched);
        Assert.Equal(0, (await PreviewAsync(new { action = "complete", overdueFor = "P400D", dryRun = true })).Matched);
        Assert.Equal("13", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));

        Assert.Equal("/action", (await anna.PostAsync(Address, new { overdueFor = "P30D" })).IsProblem(422, "validation").List("errors")[0].Text("pointer"));
        Assert.Equal("/overdueFor", (await anna.PostAsync(Address, new { action = "delete" })).IsProblem(422, "validation").List("errors")[0].Text("pointer"));
        (await (await app.SignInAsync("jan")).PostAsync(Address, new { action = "delete", overdueFor = "P30D" })).IsProblem(403, "forbidden");

        async Task<(long Matched, IReadOnlyList<JsonElement> Sample)> PreviewAsync(object body)
        {
            var answer = (await anna.PostAsync(Address, body)).Is(200);
            return (answer.At("matched").GetInt64(), answer.List("sample"));
        }
    }

    [ContractFact]
    public async Task Completion_OfWhatIsOutdated_CanBeTakenBack()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        var ids = await OutdateAsync(app, anna);

        var run = await RunAsync(app, anna, new { action = "complete", overdueFor = "P30D" });
        Assert.Equal(("completed", "12", "12"), (run.Text("state"), run.Text("matched"), run.Text("done")));
        Assert.Equal("1", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
        var ended = (await anna.GetAsync($"/api/activities/{ids[0]}")).Is(200);
        Assert.Equal(("autoCompleted", null), (ended.Text("status"), ended.Text("completedBy")));
        Assert.DoesNotContain((await anna.GetAsync("/api/me/notifications")).Is(200).List().Each("kind"), kind => kind is not ("reminder" or "missed" or "assigned"));

        // Somebody goes on with one: that one stays as it is.
        (await anna.PostAsync($"/api/activities/{ids[1]}/reopen", new { deadline = "2028-01-01T12:00:00Z" })).Is(200);
        var undone = await UndoAsync(app, anna, run.Text("id")!);
        Assert.Equal(("undone", "1"), (undone.Text("state"), undone.Text("done")));
        Assert.Equal("13", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
        Assert.Equal("planned", (await anna.GetAsync($"/api/activities/{ids[0]}")).Is(200).Text("status"));
        Assert.Equal("2028-01-01T12:00:00Z", (await anna.GetAsync($"/api/activities/{ids[1]}")).Is(200).Moment("deadline").ToString());
        Assert.Empty(await app.DifferencesAsync());
    }

    [ContractFact]
    public async Task Deletion_OfWhatIsOutdated_IsOutOfSightAtOnceAndForGoodAfterSevenDays()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna);
        var withFile = (await anna.PostAsync(
            "/api/activities", Form.Of(new { item = Form.Deal("0"), deadline = "2026-11-23T15:00:00Z" }, ("offer.pdf", Encoding.UTF8.GetBytes("offer"))))).Is(201).Id();
        await app.AdvanceAsync(Duration.FromHours(3));

        var run = await RunAsync(app, anna, new { action = "delete", overdueFor = "PT1H" });
        Assert.Equal(("completed", "13"), (run.Text("state"), run.Text("done")));
        (await anna.GetAsync($"/api/activities/{withFile}")).IsProblem(404, "not-found");
        (await anna.PostAsync($"/api/activities/{withFile}/complete")).IsProblem(404, "not-found");
        (await anna.GetAsync($"/api/activities/{withFile}/attachments")).IsProblem(404, "not-found");
        Assert.Empty((await anna.GetAsync("/api/items/deal/0/activities")).Is(200).List());
        Assert.Empty((await anna.GetAsync("/api/items/deal/0/activities?status=ended")).Is(200).List());
        Assert.Equal("deleted", (await anna.GetAsync("/api/items/deal/0/timeline")).Is(200).List()[0].Text("kind"));
        Assert.Empty(await app.DifferencesAsync());

        // Its files are kept as long, and not swept.
        await app.AdvanceAsync(Duration.FromDays(2));
        Assert.Single(await FilesAsync(app));
        (await anna.DeleteAsync("/api/items/lead/1")).Is(204);
        await app.WhenIdleAsync();
        var undone = await UndoAsync(app, anna, run.Text("id")!);
        Assert.Equal("undone", undone.Text("state"));
        Assert.Equal("offer", (await anna.GetAsync($"/api/activities/{withFile}/attachments/{await FileOfAsync(anna, withFile)}")).Text);
        Assert.Empty(await app.DifferencesAsync());

        var again = await RunAsync(app, anna, new { action = "delete", overdueFor = "PT1H" });
        await app.AdvanceAsync(Duration.FromDays(8));
        Assert.Empty(await FilesAsync(app));
        (await anna.GetAsync($"{Address}/{again.Text("id")}")).IsProblem(404, "not-found");
        Assert.Equal("0", (await anna.GetAsync("/api/usage")).Is(200).Text("fileBytes"));
        Assert.Empty(await app.DifferencesAsync());
    }

    [ContractFact]
    public async Task Cancellation_OfACleanUp_EndsItAtOnce()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna, more: 60);

        var started = await anna.PostAsync(Address, new { action = "complete", overdueFor = "P30D" });
        var address = started["Location"]!;
        Assert.Equal("72", started.Is(202).Text("matched"));
        var cancelling = anna.PostAsync($"{address}/cancel");
        // It may come second, and waits for the clock then.
        await app.AdvanceUntilAsync(cancelling);
        var cancelled = (await cancelling).Is(200);
        await app.WhenIdleAsync();
        var ended = (await anna.GetAsync(address)).Is(200);

        Assert.Equal(cancelled.Text("done"), ended.Text("done"));
        Assert.Equal(
            73 - ended.At("done").GetInt64(), (await anna.GetAsync("/api/usage")).Is(200).At("open").GetInt64());
        if (ended.Text("state") is "cancelled")
            Assert.Equal("cancelled", (await anna.PostAsync($"{address}/cancel")).Is(200).Text("state"));
        await UndoAsync(app, anna, ended.Text("id")!);
        Assert.Equal("73", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
        (await anna.PostAsync($"{Address}/nothing/cancel")).IsProblem(404, "not-found");
    }

    [ContractFact]
    public async Task Relief_OfATenantThatTurnedItOn_CompletesWhatIsAYearOverdue()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna, daysOverdue: 400);
        var operators = await app.SignInAsync("olga", "service", "operator");
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 16, timeZone = "Europe/Warsaw" })).Is(200);
        await app.AdvanceAsync(Duration.FromMinutes(6));
        Assert.Equal("13", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
        (await anna.PutAsync("/api/settings/behavior", new { autoRelief = true })).Is(200);
        await app.AdvanceAsync(Duration.FromMinutes(11));

        Assert.Equal("1", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
        Assert.Empty(await app.DifferencesAsync());
    }

    /// <summary>The instance that wrote it down died before it began it.</summary>
    [ContractFact]
    public async Task Relief_ThatNeverBegan_IsBegunByTheTimer()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna, daysOverdue: 400);
        var operators = await app.SignInAsync("olga", "service", "operator");
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 16, timeZone = "Europe/Warsaw" })).Is(200);
        await app.Services.GetRequiredService<CleanUpStore>().AddAsync(TenantId.Parse("demo"), Relief.At(app.Now), default);
        (await anna.PutAsync("/api/settings/behavior", new { autoRelief = true })).Is(200);

        await app.AdvanceAsync(Duration.FromMinutes(6));

        Assert.Equal("1", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
    }

    /// <summary>The instance that wrote them down died before it began them.</summary>
    [ContractFact]
    public async Task CleanUp_AndUndoing_ThatNeverBegan_GoOnInTheNight()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync(roles: ["member", "admin"]);
        await OutdateAsync(app, anna);
        var (tenant, cleanUps) = (TenantId.Parse("demo"), app.Services.GetRequiredService<CleanUpStore>());
        var cleanUp = new CleanUp { Id = "lost", Action = CleanUpAction.Complete, Before = app.Now - Duration.FromDays(30), By = A.Anna, StartedAt = app.Now };
        await cleanUps.AddAsync(tenant, cleanUp, default);

        await app.AdvanceAsync(Duration.FromDays(1));
        Assert.Equal("completed", (await anna.GetAsync($"{Address}/lost")).Is(200).Text("state"));
        Assert.Equal("1", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));

        await cleanUps.ChangeAsync(tenant, "lost", run => run.Undoing(A.Anna, app.Now), default);
        await app.AdvanceAsync(Duration.FromDays(1));
        Assert.Equal("undone", (await anna.GetAsync($"{Address}/lost")).Is(200).Text("state"));
        Assert.Equal("13", (await anna.GetAsync("/api/usage")).Is(200).Text("open"));
    }

    protected abstract Task<App> StartAsync();

    /// <summary>Twelve activities, half of them on deals and half on leads, one of them in a stage, that have been overdue for fifty days, and one
    /// that is not.</summary>
    private static async Task<List<long>> OutdateAsync(App app, Client anna, int more = 0, int daysOverdue = 50)
    {
        var table = app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        var activities = Enumerable.Range(0, 12 + more).Select(i => A.Activity(1_001 + i) with
        {
            Item = new ItemKey(i % 2 == 0 ? ItemType.Deal : ItemType.Lead, ItemId.Parse($"{i % 12 / 2}")),
            Deadline = new Deadline(App.Start - Duration.FromDays(daysOverdue) + Duration.FromMinutes(i), A.Warsaw),
            ResponsibleId = i % 3 == 0 ? A.Jan : A.Anna,
            CreatedAt = App.Start - Duration.FromDays(daysOverdue + 9),
            NextReminderAt = null,
        }).ToList();
        var items = activities.Select(activity => activity.Item).Distinct().Select(item => A.Item(item) with
        {
            Stage = item == new ItemKey(ItemType.Lead, ItemId.Parse("2")) ? A.Stage("QUOTE") : A.Stage(),
            CreatedAt = App.Start - Duration.FromDays(daysOverdue + 9),
            ChangedAt = App.Start - Duration.FromDays(daysOverdue + 9),
            Attention = new Attention(App.Start - Duration.FromDays(daysOverdue + 9), AttentionCause.Created),
        });
        await Seed.WriteAsync(table, TenantId.Parse("demo"), items, activities);
        await Seed.CountAsync(table, TenantId.Parse("demo"), activities);
        (await anna.PostAsync("/api/activities", new { item = Form.Deal("9"), deadline = "2028-12-01T12:00:00Z" })).Is(201);
        Assert.Empty(await app.DifferencesAsync());
        return [.. activities.Select(activity => activity.Id.Value)];
    }

    private static async Task<JsonElement> RunAsync(App app, Client anna, object body)
    {
        var answer = await anna.PostAsync(Address, body);
        answer.Is(202);
        await app.WhenIdleAsync();
        return (await anna.GetAsync(answer["Location"]!)).Is(200);
    }

    private static async Task<JsonElement> UndoAsync(App app, Client anna, string run)
    {
        (await anna.PostAsync($"{Address}/{run}/undo")).Is(202);
        await app.WhenIdleAsync();
        return (await anna.GetAsync($"{Address}/{run}")).Is(200);
    }

    private static async Task<List<StoredFileEntry>> FilesAsync(App app) =>
        await app.Services.GetRequiredService<IFileStore>().ListAsync("demo/", default).ToListAsync();

    private static async Task<string?> FileOfAsync(Client anna, long activity) =>
        (await anna.GetAsync($"/api/activities/{activity}/attachments")).Is(200).List()[0].Text("id");
}

public sealed class EmbeddedCleanUpJourney : CleanUpJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzuriteCleanUpJourney(AzuriteFixture azurite) : CleanUpJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
