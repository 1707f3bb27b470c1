namespace SmartActivities.EndToEnd.Tests.Limits;

/// <summary>The limits that keep the service healthy, set to less than they may be: as many as the setting says, and not one more.</summary>
public sealed class OtherLimitTests : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync(options =>
        {
            options.Settings["Limits:OpenActivitiesPerItem"] = "2";
            options.Settings["Limits:FilesPerActivity"] = "2";
            options.Settings["Limits:FileMegabytesPerTenant"] = "1";
            options.Settings["Limits:RemindersPerActivity"] = "2";
            options.Settings["Limits:TemplatesPerTenant"] = "1";
            options.Settings["Limits:OptOutsPerUser"] = "1";
            options.Settings["Limits:StandardOpenActivities"] = "4";
        });
        _anna = await _app.SignInAsync(roles: ["member", "admin"]);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task OpenActivities_OfAnItem()
    {
        var first = (await SaveAsync("1")).Is(201).Id();
        (await SaveAsync("1")).Is(201);
        Refuses(await SaveAsync("1"), "tooManyOpen", "2");
        Refuses(await _anna.PostAsync("/api/items/deal/1/signals", new { kind = "incoming", subject = "Call" }), "tooManyOpen", "2");
        (await SaveAsync("2")).Is(201);
        Refuses(
            await _anna.PostAsync("/api/items/deal/1/convert", new { to = new { type = "deal", id = "2" }, carry = true }), "tooManyOpen", "2");
        (await _anna.PostAsync($"/api/activities/{first}/complete")).Is(200);
        (await SaveAsync("1")).Is(201);
        Refuses(await _anna.PostAsync($"/api/activities/{first}/reopen"), "tooManyOpen", "2");
    }

    [Fact]
    public async Task Files_OfAnActivity_AndOfTheTenant()
    {
        var body = new { item = Form.Deal(), deadline = "2026-12-01T12:00:00Z" };
        var half = new byte[500_000];
        Invalid(await _anna.PostAsync("/api/activities", Form.Of(body, ("1", [1]), ("2", [2]), ("3", [3]))), "tooMany");
        var id = (await _anna.PostAsync("/api/activities", Form.Of(body, ("1", half), ("2", half)))).Is(201).Id();
        Invalid(await AttachAsync(id, [1]), "tooMany");
        var other = (await _anna.PostAsync("/api/activities", body)).Is(201).Id();
        Refuses(await AttachAsync(other, half), "storageFull", "1048576");
        Refuses(await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal("7"), deadline = "2026-12-01T12:00:00Z" }, ("1", half))), "storageFull", "1048576");

        // A refusal keeps nothing, and what is deleted makes room.
        Assert.Equal("1000000", (await _anna.GetAsync("/api/usage")).Is(200).Text("fileBytes"));
        (await _anna.DeleteAsync($"/api/activities/{id}")).Is(204);
        (await AttachAsync(other, half)).Is(201);
        Assert.Equal("500000", (await _anna.GetAsync("/api/usage")).Is(200).Text("fileBytes"));
        Assert.Empty(await _app.DifferencesAsync());
    }

    [Fact]
    public async Task Reminders_OfAnActivity()
    {
        var three = new[] { "PT0S", "PT15M", "PT1H" };
        Invalid(await SaveAsync("1", three), "outOfRange");
        var saved = await SaveAsync("1", [.. three.Take(2)]);
        var edit = System.Net.Http.Json.JsonContent.Create(new { reminders = three });
        Invalid(await _anna.SendAsync(HttpMethod.Patch, $"/api/activities/{saved.Is(201).Id()}", edit, ("If-Match", "*")), "outOfRange");

        // A preference from before the limit was lowered keeps nobody from saving: those next to the deadline stay.
        (await _anna.PutAsync("/api/me/preferences", new { reminders = three })).Is(200);
        var drafted = (await _anna.PostAsync("/api/activities", new { item = Form.Deal("3") })).Is(201);
        Assert.Equal(["PT15M", "PT0S"], drafted.List("reminders").Select(reminder => reminder.GetString()));
    }

    [Fact]
    public async Task Templates_OfATenant()
    {
        (await _anna.PutAsync("/api/templates/a", new { subject = "Call" })).Is(201);
        Refuses(await _anna.PutAsync("/api/templates/b", new { subject = "Call" }), "tooMany", "1");
        (await _anna.PutAsync("/api/templates/a", new { subject = "Write" })).Is(200);
    }

    [Fact]
    public async Task OptOuts_OfAUser()
    {
        (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "forever" })).Is(200);
        Refuses(await _anna.PutAsync("/api/me/suggestions/lead", new { choice = "forever" }), "tooMany", "1");
    }

    [Fact]
    public async Task OpenActivities_OfATenant()
    {
        Assert.Equal("4", (await _anna.GetAsync("/api/usage")).Is(200).Text("limit"));
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("active", (await _anna.GetAsync("/api/me/counters")).Is(200).Text("state"));
            (await SaveAsync($"{i}")).Is(201);
        }

        Assert.Equal("blocked", (await _anna.GetAsync("/api/me/counters")).Is(200).Text("state"));
    }

    private static void Refuses(Answer answer, string code, string most)
    {
        var problem = answer.IsProblem(409, "conflict");
        Assert.Equal(code, problem.Text("code"));
        Assert.Contains(most, problem.Text("detail"), StringComparison.Ordinal);
    }

    private static void Invalid(Answer answer, string code) => Assert.Equal(code, answer.IsProblem(422, "validation").List("errors")[0].Text("code"));

    private Task<Answer> SaveAsync(string deal, params string[] reminders) =>
        _anna.PostAsync("/api/activities", new { item = Form.Deal(deal), deadline = "2026-12-01T12:00:00Z", reminders });

    private Task<Answer> AttachAsync(long activity, byte[] bytes)
    {
        var form = new MultipartFormDataContent();
        form.AddFile("offer.pdf", new ByteArrayContent(bytes));
        return _anna.PostAsync($"/api/activities/{activity}/attachments", form);
    }
}
