using System.Net.Http.Json;
using System.Text.Json;
using SmartActivities.Domain;

namespace SmartActivities.EndToEnd.Tests.Data;

/// <summary>Nothing is written that nobody reads: who writes and who reads each kind of row, line, notice, cause and status. A kind that joins the product has to
/// join these lists.</summary>
public sealed class WrittenAndReadTests : IAsyncLifetime
{
    private readonly RowUse _use = new();
    private App _app = null!;
    private Client _anna = null!;
    private string _cleanUp = "";

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync(options => options.WrapTables(tables => new ReadingTables(tables, _use)));
        _anna = await _app.SignInAsync(roles: ["manager", "admin"]);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Rows_OfEachKind_HaveAWriterAndAReader()
    {
        (string Kind, Func<Task> Write, Func<Task>? Read)[] kinds =
        [
            ("item", () => PutAsync("1", "NEW"), () => GetAsync("/api/items/deal/1")),
            ("moved", () => PutAsync("1", "WON"), FollowAsync),
            ("user", IntroduceJanAsync, () => GetAsync("/api/me/counters?userId=jan")),
            ("board", () => PutAsync("1", "QUOTE"), () => GetAsync("/api/board/deal?pipeline=0&stage=QUOTE")),
            // Who writes these two reads them first.
            ("sequence", () => SaveAsync("1"), null),
            ("activity", () => SaveAsync("1"), () => GetAsync("/api/activities/1")),
            ("open", () => SaveAsync("1"), () => GetAsync("/api/items/deal/1/activities")),
            ("agenda", () => SaveAsync("1"), () => GetAsync("/api/me/agenda")),
            ("early", () => SaveAsync("1", "P2D"), () => GetAsync("/api/me/counters")),
            ("due", () => SaveAsync("1"), () => _app.AdvanceAsync(Duration.FromMinutes(5))), // the safety net
            ("usage", () => SaveAsync("1"), () => GetAsync("/api/usage")),
            ("upcoming", () => SaveAsync("1"), () => GetAsync("/api/me/reminders")),
            ("timeline", () => SaveAsync("1"), () => GetAsync("/api/items/deal/1/timeline")),
            ("pin", PinAsync, () => GetAsync("/api/items/deal/1/timeline")),
            ("inbox", () => SaveAsync("1", responsible: "jan"), () => GetAsync("/api/me/notifications")),
            ("unread", () => SaveAsync("1", responsible: "jan"), () => GetAsync("/api/me/notifications")),
            ("raised", () => _app.AdvanceAsync(Duration.FromMinutes(45)), () => GetAsync("/api/me/reminders")),
            ("ended", () => CompleteAsync(1), () => GetAsync("/api/items/deal/1/activities?status=ended")),
            ("finished", async () => await CompleteAsync(await SaveAsync("1", "PT1M")), () => _app.AdvanceAsync(Duration.FromDays(1))), // the nightly purge
            ("request", () => RepeatAsync(), () => RepeatAsync()),
            ("preference", () => _anna.PutAsync("/api/me/preferences", new { }), () => GetAsync("/api/me/preferences")),
            ("setting", () => _anna.PutAsync("/api/settings/behavior", new { }), () => GetAsync("/api/settings/behavior")),
            ("template", TemplateAsync, () => GetAsync("/api/templates/quote")),
            ("deadline", SaveSoonAsync, () => CleanUpAsync()),
            ("counted", BlockAsync, () => GetAsync("/api/me/counters")),
            ("cleanup", () => CleanUpAsync(), () => _app.AdvanceAsync(Duration.FromDays(1))), // the nightly look for what can be undone no longer
            ("cleaned", () => CleanUpAsync(), UndoAsync),
            ("removed", () => CleanUpAsync(), () => _anna.DeleteAsync("/api/items/deal/1")),
        ];
        var written = new HashSet<string>();
        foreach (var (kind, write, read) in kinds)
        {
            _use.Clear();
            await write();
            await _app.WhenIdleAsync();
            Assert.True(_use.Written.ContainsKey(kind), $"Nobody wrote {kind}.");
            written.UnionWith(_use.Written.Keys);
            if (read is not null)
            {
                _use.Clear();
                await read();
            }

            Assert.True(_use.Read.ContainsKey(kind), $"Nobody read {kind}.");
        }

        // Where a walk that ended too soon goes on is written and read by the walk: see RetentionContract.
        Assert.Equal(kinds.Select(one => one.Kind).Order(), written.Where(kind => kind is not "retention").Order());
    }

    [Fact]
    public async Task LinesNoticesCausesAndStatuses_OfEachKind_AreShown()
    {
        var admin = await _app.SignInAsync(roles: "admin");
        (await admin.PutAsync("/api/settings/behavior", new { maxReminderAge = "PT1H" })).Is(200);
        var jan = await _app.SignInAsync("jan");
        await PutAsync("1", "NEW");
        await PutAsync("2", "NEW");
        await PutAsync("3", "NEW");
        await PutAsync("4", "NEW");
        var (id, other, third) = (await SaveAsync("1", responsible: "jan"), await SaveAsync("1"), await SaveAsync("1"));
        (await EditAsync(id, new { subject = "Call" })).Is(200);
        (await EditAsync(id, new { responsibleId = "anna" })).Is(200);
        (await _anna.PostAsync($"/api/activities/{id}/snooze", new { what = "deadline", by = "PT1H" })).Is(200);
        var form = new MultipartFormDataContent();
        form.AddFile("offer.pdf", new ByteArrayContent([1]));
        var file = (await _anna.PostAsync($"/api/activities/{id}/attachments", form)).Is(201).List()[0].Text("id");
        (await _anna.DeleteAsync($"/api/activities/{id}/attachments/{file}")).Is(204);
        await _app.AdvanceAsync(Duration.FromHours(1));
        await CompleteAsync(id);
        (await _anna.PostAsync($"/api/activities/{id}/reopen", new { deadline = "2026-12-24T12:00:00Z" })).Is(200);
        (await _anna.PostAsync("/api/items/deal/2/signals", new { kind = "comment", by = "jan", text = "Hm" })).Is(201);
        (await _anna.PostAsync("/api/items/deal/3/signals", new { kind = "incoming", subject = "Missed call" })).Is(201);
        (await _anna.DeleteAsync($"/api/activities/{other}")).Is(204);
        await CompleteAsync(third);
        var columns = await _anna.PagesAsync("/api/board/deal?pipeline=0&stage=NEW", 10);
        await PutAsync("1", "WON");
        await _app.WhenIdleAsync();

        AssertAll<TimelineKind>([.. await _anna.PagesAsync("/api/items/deal/1/timeline", 50), .. await _anna.PagesAsync("/api/items/deal/2/timeline", 50), .. await _anna.PagesAsync("/api/items/deal/3/timeline", 50)], "kind");
        AssertAll<AttentionCause>(columns, "attention.cause");
        AssertAll<ActivityStatus>([.. await _anna.PagesAsync("/api/items/deal/1/activities?status=ended", 50), .. await _anna.PagesAsync("/api/items/deal/3/activities", 50)], "status");
        // Missed reminders are told in RemindOfActivityTests and the reminder model, limits in LimitJourney.
        AssertAll<NotificationKind>(
            [.. await _anna.PagesAsync("/api/me/notifications", 50), .. await jan.PagesAsync("/api/me/notifications", 50)], "kind", NotificationKind.Missed, NotificationKind.Limit);
    }

    private static void AssertAll<T>(IReadOnlyList<JsonElement> shown, string path, params T[] others)
        where T : struct, Enum =>
        Assert.Equal(
            Enum.GetValues<T>().Except(others).Select(value => JsonNamingPolicy.CamelCase.ConvertName($"{value}")).Order(),
            shown.Each(path).Distinct().Order());

    private async Task BlockAsync()
    {
        var operators = await _app.SignInAsync("olga", "service", "operator");
        (await operators.PutAsync("/api/tenants/demo", new { openActivityLimit = 1 })).Is(200);
        await GetAsync("/api/me/counters");
    }

    private async Task SaveSoonAsync()
    {
        var deadline = NodaTime.Text.InstantPattern.ExtendedIso.Format(_app.Now + Duration.FromMinutes(5));
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal("1"), deadline })).Is(201);
        await _app.AdvanceAsync(Duration.FromMinutes(10));
    }

    private async Task CleanUpAsync()
    {
        await SaveSoonAsync();
        _cleanUp = (await _anna.PostAsync("/api/usage/cleanup", new { action = "delete", overdueFor = "PT1M" })).Is(202).Text("id")!;
        await _app.WhenIdleAsync();
    }

    private async Task UndoAsync()
    {
        (await _anna.PostAsync($"/api/usage/cleanup/{_cleanUp}/undo")).Is(202);
        await _app.WhenIdleAsync();
    }

    private async Task GetAsync(string address) => (await _anna.GetAsync(address)).Is(200);

    private async Task FollowAsync()
    {
        await using var events = await EventClient.OpenAsync(_anna);
    }

    private async Task IntroduceJanAsync() => await _app.IntroduceAsync(await _app.SignInAsync("jan"));

    private async Task PutAsync(string deal, string stage)
    {
        var semantics = stage is "WON" ? "won" : "process";
        var put = await _anna.PutAsync($"/api/items/deal/{deal}", new { title = "Roof", stage = new { pipeline = "0", id = stage, semantics } });
        Assert.InRange(put.Status, 200, 201);
    }

    private async Task<long> SaveAsync(string deal, string reminder = "PT15M", string responsible = "anna") => (await _anna.PostAsync(
        "/api/activities",
        new { item = Form.Deal(deal), deadline = "2026-11-23T16:00:00+01:00", reminders = new[] { reminder }, responsibleId = responsible })).Is(201).Id();

    private async Task CompleteAsync(long id) => (await _anna.PostAsync($"/api/activities/{id}/complete")).Is(200);

    private async Task RepeatAsync() => (await _anna.PostAsync(
        "/api/activities", new { item = Form.Deal("1"), deadline = "2026-12-23T16:00:00+01:00" }, ("Idempotency-Key", "once"))).Is(201);

    private async Task PinAsync()
    {
        var entry = (await _anna.GetAsync("/api/items/deal/1/timeline")).Is(200).List()[0].Text("id");
        (await _anna.PutAsync("/api/items/deal/1/timeline/pin", new { entryId = entry })).Is(204);
    }

    private async Task TemplateAsync() => (await _anna.PutAsync(
        "/api/templates/quote", new { itemType = "deal", subject = "Call", deadline = new { workingDays = 2 } })).Is(201);

    private Task<Answer> EditAsync(long id, object patch) => _anna.SendAsync(
        HttpMethod.Patch, $"/api/activities/{id}", JsonContent.Create(patch), ("If-Match", "*"));
}
