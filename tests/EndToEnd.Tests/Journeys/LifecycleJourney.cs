using System.Text;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>What happens to an activity after it was saved, over HTTP. It is Monday, 15:01 in Warsaw.</summary>
public abstract class LifecycleJourney : IAsyncLifetime
{
    private const string Deal = "/api/items/deal/42";

    private App _app = null!;
    private Client _anna = null!;
    private Client _jan = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
        _jan = await _app.SignInAsync("jan");
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
    public async Task Edit_DeadlineAfterAReminder_RemindsAgain()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        await _app.AdvanceToAsync(At("2026-11-23T15:50:00Z"));
        Assert.Equal(["reminder"], await KindsAsync(_anna));

        var edited = (await EditAsync(saved, new { deadline = "2026-11-23T17:00:00Z" })).Is(200);
        Assert.Equal("2026-11-23T16:45:00Z", edited.Text("nextReminderAt"));
        await _app.AdvanceToAsync(At("2026-11-23T17:00:00Z"));

        Assert.Equal(["2026-11-23T17:00:00Z", "2026-11-23T16:45:00Z", "2026-11-23T15:45:00Z"], (await NoticesAsync(_anna)).List().Each("plannedAt"));
        var line = (await TimelineAsync()).List().Single(line => line.Text("kind") == "edited");
        Assert.Equal(("2026-11-23T16:00:00Z", "2026-11-23T17:00:00Z", "anna"), (line.Text("data.fromDeadline"), line.Text("data.deadline"), line.Text("by")));
    }

    [ContractFact]
    public async Task Form_HeldWhileAReminderIsRaised_IsStillSaved()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        await _app.AdvanceToAsync(At("2026-11-23T15:50:00Z"));
        var read = await _anna.GetAsync($"/api/activities/{saved.Id()}");
        Assert.NotEqual(saved.Text("etag"), read["ETag"]);
        Assert.Equal(200, (await _anna.GetAsync($"/api/activities/{saved.Id()}", ("If-None-Match", saved.Text("etag")!))).Status);
        Assert.Equal(304, (await _anna.GetAsync($"/api/activities/{saved.Id()}", ("If-None-Match", read["ETag"]!))).Status);

        (await EditAsync(saved, new { subject = "Call" })).Is(200);

        // Whoever held the form beside it does not overwrite that.
        (await EditAsync(saved, new { subject = "Write" })).IsProblem(412, "stale");
        Assert.Equal("Call", (await _anna.GetAsync($"/api/activities/{saved.Id()}")).Is(200).Text("subject"));
    }

    [ContractFact]
    public async Task Edit_WithoutConditionOrSense_WritesNothing()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        var address = $"/api/activities/{saved.Id()}";

        (await _anna.SendAsync(HttpMethod.Patch, address, Json(new { subject = "Call" }))).IsProblem(428, "precondition-required");
        (await EditAsync(saved, new { subject = (string?)null })).IsProblem(422, "validation");
        (await EditAsync(saved, new { deadline = "2026-11-22T16:00:00Z" })).IsProblem(422, "validation");
        (await EditAsync(saved, new { status = "completed" })).IsProblem(400, "malformed");
        (await EditAsync(saved, new { reminders = "PT15M" })).IsProblem(400, "malformed");
        Assert.Equal(saved.ToString(), (await _anna.GetAsync(address)).Is(200).ToString());
        Assert.Equal(saved.ToString(), (await EditAsync(saved, new { })).Is(200).ToString());
    }

    [ContractFact]
    public async Task Edit_NullsAndMergePatch_ClearWhatMayBeEmpty()
    {
        var saved = (await _anna.PostAsync("/api/activities", new { item = Form.Deal(), description = "The roof", color = "3" })).Is(201);
        var patch = new StringContent("""{"description":null,"color":null,"reminders":null}""", Encoding.UTF8, "application/merge-patch+json");

        var edited = (await _anna.SendAsync(HttpMethod.Patch, $"/api/activities/{saved.Id()}", patch, ("If-Match", "*"))).Is(200);

        Assert.Equal(("", null, "[]", null), (edited.Text("description"), edited.Text("color"), edited.Text("reminders"), edited.Text("nextReminderAt")));
    }

    [ContractFact]
    public async Task Edit_Responsible_TakesTheRemindersAlongAndTellsBoth()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");

        (await EditAsync(saved, new { responsibleId = "jan" })).Is(200);
        await _app.AdvanceToAsync(At("2026-11-23T16:00:00Z"));

        Assert.Equal(["reminder", "reminder", "assigned"], await KindsAsync(_jan));
        var told = Assert.Single((await NoticesAsync(_anna)).List());
        Assert.Equal(("unassigned", "You are no longer responsible for this on Roof for Kowalski."), (told.Text("kind"), told.Text("text")));
        var line = (await TimelineAsync()).List().Single(line => line.Text("kind") == "assigned");
        Assert.Equal(("anna", "jan"), (line.Text("data.fromResponsible"), line.Text("data.responsible")));
    }

    [ContractFact]
    public async Task Completed_RefusesEveryChangeUntilItIsReopened()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        var address = $"/api/activities/{saved.Id()}";
        var done = (await _anna.PostAsync(address + "/complete")).Is(200).At("activity");

        Assert.Equal("completed", (await EditAsync(done, new { subject = "Call" })).IsProblem(409, "conflict").Text("code"));
        (await _anna.PostAsync(address + "/snooze", new { what = "deadline", by = "PT1H" })).IsProblem(409, "conflict");
        (await _anna.PostAsync(address + "/attachments", Files("a"))).IsProblem(409, "conflict");
        Assert.Empty((await _anna.GetAsync(address + "/snooze")).Is(200).List("choices"));
        Assert.Equal([$"{saved.Id()}"], (await _anna.GetAsync(Deal + "/activities?status=ended")).Is(200).List().Each("id"));

        var open = (await _anna.PostAsync(address + "/reopen")).Is(200);
        Assert.Equal(("planned", "2026-11-23T15:45:00Z", null), (open.Text("status"), open.Text("nextReminderAt"), open.Text("completedAt")));
        Assert.Equal(open.ToString(), (await _anna.PostAsync(address + "/reopen")).Is(200).ToString());
        Assert.Empty((await _anna.GetAsync(Deal + "/activities?status=ended")).Is(200).List());
        await _app.AdvanceToAsync(At("2026-11-23T16:00:00Z"));
        Assert.Equal(["reminder", "reminder"], await KindsAsync(_anna));
    }

    [ContractFact]
    public async Task Reopen_AfterTheDeadline_NeedsAnother()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        (await _anna.PostAsync($"/api/activities/{saved.Id()}/complete")).Is(200);
        await _app.AdvanceToAsync(At("2026-11-24T09:00:00Z"));

        (await _anna.PostAsync($"/api/activities/{saved.Id()}/reopen")).IsProblem(422, "validation");
        var open = (await _anna.PostAsync($"/api/activities/{saved.Id()}/reopen", new { deadline = "2026-11-24T10:00:00Z" })).Is(200);

        Assert.Equal("2026-11-24T11:00:00+01:00", open.Text("deadline"));
        await _app.AdvanceToAsync(At("2026-11-24T10:00:00Z"));
        Assert.Equal(2, (await NoticesAsync(_anna)).List().Count);
    }

    [ContractFact]
    public async Task Snooze_TheReminder_RemindsOnceMoreAndLeavesTheDeadline()
    {
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        await _app.AdvanceToAsync(At("2026-11-23T15:45:00Z"));

        var snoozed = (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", new { what = "reminder", by = "PT10M" })).Is(200);
        Assert.Equal((saved.Text("deadline"), "2026-11-23T15:55:00Z"), (snoozed.Text("deadline"), snoozed.Text("nextReminderAt")));
        (await EditAsync(saved, new { subject = "Call" })).Is(200);
        await _app.AdvanceToAsync(At("2026-11-23T17:00:00Z"));

        Assert.Equal(["2026-11-23T16:00:00Z", "2026-11-23T15:55:00Z", "2026-11-23T15:45:00Z"], (await NoticesAsync(_anna)).List().Each("plannedAt"));
        Assert.Equal(["reminder", "reminder", "edited", "snoozed", "reminder", "created"], (await TimelineAsync()).List().Each("kind"));
    }

    [ContractFact]
    public async Task Snooze_TheDeadline_PlansAnewAndLiftsNothing()
    {
        (await _anna.PutAsync(Deal, new { title = "Roof" })).Is(201);
        var saved = await SaveAsync("2026-11-23T16:00:00Z");
        var before = (await _anna.GetAsync(Deal)).Is(200).Text("attention");
        var menu = (await _anna.GetAsync($"/api/activities/{saved.Id()}/snooze")).Is(200).List("choices");

        foreach (var (choice, i) in menu.Skip(1).Select((choice, i) => (choice, i)))
        {
            var snoozed = (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", choice.At("request"))).Is(200);
            if (i == 0)
                Assert.Equal((choice.Text("deadline"), choice.Text("nextReminderAt")), (snoozed.Text("deadline"), snoozed.Text("nextReminderAt")));
        }

        Assert.Equal("2026-11-24T09:00:00+01:00", (await _anna.GetAsync($"/api/activities/{saved.Id()}")).Is(200).Text("deadline"));
        Assert.Equal(before, (await _anna.GetAsync(Deal)).Is(200).Text("attention"));
        (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", new { what = "deadline", until = "2026-11-22T10:00:00Z" })).IsProblem(422, "validation");
        (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", new { what = "deadline" })).IsProblem(422, "validation");
        (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", new { what = "deadline", by = "PT1H", to = "nextWorkingMorning" })).IsProblem(422, "validation");
        (await _anna.PostAsync($"/api/activities/{saved.Id()}/snooze", new { what = "week", by = "PT1H" })).IsProblem(400, "malformed");
    }

    [ContractFact]
    public async Task Files_ComeAndGoWithALineEach()
    {
        var saved = (await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("first.pdf", [1])))).Is(201);
        var address = $"/api/activities/{saved.Id()}/attachments";

        var added = await _anna.PostAsync(address, Files("second.pdf", "third.pdf"), ("Idempotency-Key", "k1"));
        var again = await _anna.PostAsync(address, Files("second.pdf", "third.pdf"), ("Idempotency-Key", "k1"));
        Assert.Equal(["second.pdf", "third.pdf"], added.Is(201).List().Each("name"));
        Assert.Equal(added.Text, again.Text);
        (await _anna.PostAsync(address, Files("fourth.pdf"), ("Idempotency-Key", "k1"))).IsProblem(422, "idempotency-key-reused");
        (await _anna.PostAsync("/api/activities/999/attachments", Files("x"))).IsProblem(404, "not-found");
        Assert.Equal(3, (await _app.FilesAsync()).Count);

        var file = $"{address}/{added.Is(201).List()[0].Text("id")}";
        Assert.Equal("second.pdf", (await _anna.GetAsync(file)).Text);
        (await _anna.DeleteAsync(file)).Is(204);
        (await _anna.DeleteAsync(file)).IsProblem(404, "not-found");
        Assert.Equal(["first.pdf", "third.pdf"], (await _anna.GetAsync(address)).Is(200).List().Each("name"));
        Assert.Equal(2, (await _app.FilesAsync()).Count);
        Assert.Equal(
            ["fileRemoved second.pdf", "fileAdded third.pdf", "fileAdded second.pdf", "created "],
            (await TimelineAsync()).List().Select(line => $"{line.Text("kind")} {line.Text("data.file")}"));
    }

    [ContractFact]
    public async Task Signals_LiftAndAreTold()
    {
        (await _anna.PutAsync(Deal, new { title = "Roof", stage = Stage("NEW"), responsibleId = "anna" })).Is(201);

        var incoming = (await _jan.PostAsync(Deal + "/signals", new { kind = "incoming", subject = "Missed call" }, ("Idempotency-Key", "c1"))).Is(201);
        var again = (await _jan.PostAsync(Deal + "/signals", new { kind = "incoming", subject = "Missed call" }, ("Idempotency-Key", "c1"))).Is(201);
        Assert.Equal(incoming.ToString(), again.ToString());
        Assert.Equal(("True", null, "anna", "planned"), (incoming.Text("incoming"), incoming.Text("deadline"), incoming.Text("responsibleId"), incoming.Text("status")));
        Assert.Equal(("incoming", $"{incoming.Id()}"), await AttentionAsync());
        Assert.Equal("1", (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200).List()[0].Text("badges.incoming"));

        (await _anna.PostAsync(Deal + "/signals", new { kind = "comment", text = "I know" })).Is(201);
        Assert.Equal("incoming", (await AttentionAsync()).Cause);
        var comment = (await _anna.PostAsync(Deal + "/signals", new { kind = "comment", by = "jan", text = "Call back" })).Is(201);
        Assert.Equal(("comment", null), await AttentionAsync());
        Assert.Equal(("comment", "jan", "Call back"), (comment.Text("kind"), comment.Text("by"), comment.Text("data.text")));
        Assert.Equal(comment.ToString(), (await TimelineAsync()).List()[0].ToString());

        (await _anna.PostAsync($"/api/activities/{incoming.Id()}/complete")).Is(200);
        Assert.Equal("0", (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200).List()[0].Text("badges.incoming"));
        (await _anna.PostAsync(Deal + "/signals", new { kind = "incoming", text = "x" })).IsProblem(422, "validation");
        (await _anna.PostAsync(Deal + "/signals", new { subject = "x" })).IsProblem(422, "validation");
        (await _anna.PostAsync("/api/items/spaceship/1/signals", new { kind = "comment", text = "x" })).IsProblem(404, "not-found");
    }

    [ContractFact]
    public async Task Line_Pinned_StandsOnTopUntilItIsTakenAway()
    {
        await SaveAsync("2026-11-23T16:00:00Z");
        var comment = (await _anna.PostAsync(Deal + "/signals", new { kind = "comment", text = "The key is at the neighbour's" })).Is(201);
        await SaveAsync("2026-11-23T17:00:00Z");

        (await _anna.PutAsync(Deal + "/timeline/pin", new { entryId = comment.Text("id") })).Is(204);
        Assert.Equal(comment.ToString(), (await TimelineAsync()).At("pinned").ToString());
        (await _anna.PutAsync(Deal + "/timeline/pin", new { entryId = "17000000000000000-nothing" })).IsProblem(404, "not-found");
        (await _anna.PutAsync(Deal + "/timeline/pin", new { entryId = "?" })).IsProblem(422, "validation");

        (await _anna.DeleteAsync(Deal + "/timeline/pin")).Is(204);
        (await _anna.DeleteAsync(Deal + "/timeline/pin")).Is(204);
        Assert.Null((await TimelineAsync()).Text("pinned"));
        Assert.Equal(3, (await TimelineAsync()).List().Count);
    }

    [ContractFact]
    public async Task Notices_AreMarkedReadAndCounted()
    {
        for (var i = 0; i < 3; i++)
            (await _anna.PostAsync("/api/activities", new { item = Form.Deal(), responsibleId = "jan", subject = $"Call {i}" })).Is(201);
        var notices = await NoticesAsync(_jan);
        Assert.Equal("3", notices.Text("unread"));

        (await _jan.PostAsync("/api/me/notifications/read", new { ids = new[] { notices.List()[1].Text("id"), notices.List()[1].Text("id") } })).Is(204);
        notices = await NoticesAsync(_jan);
        Assert.Equal("2", notices.Text("unread"));
        Assert.Equal([false, true, false], notices.List().Select(one => one.Text("readAt") is not null));
        // Another's notices are another's.
        (await _anna.PostAsync("/api/me/notifications/read", new { ids = new[] { notices.List()[0].Text("id") } })).Is(204);
        Assert.Equal("2", (await NoticesAsync(_jan)).Text("unread"));

        (await _jan.PostAsync("/api/me/notifications/read", new { all = true })).Is(204);
        Assert.Equal("0", (await NoticesAsync(_jan)).Text("unread"));
        (await _jan.PostAsync("/api/me/notifications/read", new { })).IsProblem(422, "validation");
        (await _jan.PostAsync("/api/me/notifications/read", new { ids = new[] { "x" } })).IsProblem(422, "validation");
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private static object Stage(string id, string semantics = "process") => new { pipeline = "0", id, semantics };

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static MultipartFormDataContent Files(params ReadOnlySpan<string> names)
    {
        var form = new MultipartFormDataContent();
        foreach (var name in names)
            form.AddFile(name, new ByteArrayContent(Encoding.UTF8.GetBytes(name)));
        return form;
    }

    private async Task<JsonElement> SaveAsync(string deadline) =>
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal(), deadline })).Is(201);

    private Task<Answer> EditAsync(JsonElement held, object patch) =>
        _anna.SendAsync(HttpMethod.Patch, $"/api/activities/{held.Id()}", Json(patch), ("If-Match", held.Text("etag")!));

    private static async Task<JsonElement> NoticesAsync(Client user) => (await user.GetAsync("/api/me/notifications")).Is(200);

    private static async Task<IEnumerable<string?>> KindsAsync(Client user) => (await NoticesAsync(user)).List().Each("kind");

    private async Task<JsonElement> TimelineAsync() => (await _anna.GetAsync(Deal + "/timeline")).Is(200);

    private async Task<(string? Cause, string? Activity)> AttentionAsync()
    {
        var item = (await _anna.GetAsync(Deal)).Is(200);
        return (item.Text("attention.cause"), item.Text("attention.activityId"));
    }
}

public sealed class EmbeddedLifecycleTests : LifecycleJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureLifecycleTests(AzuriteFixture azurite) : LifecycleJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
