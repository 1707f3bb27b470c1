namespace SmartActivities.EndToEnd.Tests.Settings;

/// <summary>What settings cost: with all of them set, evaluate and save keep their budgets, and each page of one's own is one row.</summary>
[Collection(Alone.Name)]
public sealed class SettingsCalls : IAsyncLifetime
{
    private readonly CallMeter _meter = new();
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync(options => options.WrapTables(tables => new CountingTables(tables, _meter)));
        _anna = await _app.SignInAsync();
        var admin = await _app.SignInAsync("boss", "demo", "admin");
        (await admin.PutAsync("/api/settings/suggestions", new { rules = new[] { new { itemType = "deal", mode = "userChoice" } } })).Is(200);
        (await admin.PostAsync("/api/settings/calendar/holidays", new { country = "PL", years = new[] { 2026, 2027 } })).Is(200);
        (await admin.PutAsync("/api/templates/all", new { subject = "Call about {item.title}" })).Is(201);
        (await _anna.PutAsync("/api/me/suggestions/lead", new { choice = "forever" })).Is(200);
        (await _anna.PutAsync("/api/me/preferences", new { reminders = new[] { "PT1H" } })).Is(200);
        (await _anna.PutAsync("/api/me/calendar", new { absences = new[] { new { from = "2026-12-24", to = "2026-12-31", name = "Leave" } } })).Is(200);
        (await _anna.PutAsync("/api/items/deal/42", new { title = "Roof for Kowalski" })).Is(201);
        // Without reminders, so that no orchestration looks at it while a test counts.
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal("1"), reminders = Array.Empty<string>() })).Is(201);
        await _app.WhenRememberedAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Evaluate_WithEverythingSet_TakesOneWaveOfTwoPointReads()
    {
        _meter.Expect(2); // the item, and what the user has chosen

        var answer = (await _anna.PostAsync("/api/form-close/evaluate", new { item = new { type = "deal", id = "42" } })).Is(200);

        _meter.AssertExpected();
        Assert.Equal("Call about Roof for Kowalski", answer.Text("draft.subject"));
    }

    [Fact]
    public async Task Save_WithEverythingSet_TakesAWaveOfReadsAndABatch()
    {
        _meter.Expect(2, 1);

        var saved = (await _anna.PostAsync("/api/activities", new { item = new { type = "deal", id = "42" }, reminders = Array.Empty<string>() })).Is(201);

        _meter.AssertExpected();
        Assert.Equal("Call about Roof for Kowalski", saved.Text("subject"));
    }

    [Theory]
    [InlineData("/api/me/preferences")]
    [InlineData("/api/me/calendar")]
    public async Task Read_OfWhatIsOnesOwn_IsOnePointRead(string page)
    {
        _meter.Expect(1);

        (await _anna.GetAsync(page)).Is(200);

        _meter.AssertExpected();
    }
}
