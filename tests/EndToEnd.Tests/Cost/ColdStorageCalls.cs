using System.Net.Http.Json;

namespace SmartActivities.EndToEnd.Tests.Cost;

/// <summary>The first command of a fresh process, which knows neither the tenant nor an activity's item: what pay-per-use bills for a cold start.</summary>
[Collection(Alone.Name)]
public sealed class ColdStorageCalls
{
    /// <summary>From the start of the process on, which makes no call.</summary>
    [Fact]
    public Task Evaluate_First_TakesOneWave() => MeasureAsync(
        [6], (anna, _) => anna.PostAsync("/api/form-close/evaluate", new { item = Form.Deal("2") }), 200);

    [Fact]
    public Task Save_First_TakesFourWaves() => MeasureAsync(
        [6, 1, 2, 1], (anna, _) => anna.PostAsync("/api/activities", new { item = Form.Deal() }), 201);

    [Fact]
    public Task Complete_First_TakesThreeWaves() => MeasureAsync(
        [6, 3, 1], (anna, id) => anna.PostAsync($"/api/activities/{id}/complete"), 200);

    [Fact]
    public Task Edit_First_TakesThreeWaves() => MeasureAsync(
        [4, 3, 1], (anna, id) => anna.SendAsync(HttpMethod.Patch, $"/api/activities/{id}", JsonContent.Create(new { subject = "Call" }), ("If-Match", "*")), 200);

    /// <summary>The timer that fires is the first thing that the process sees.</summary>
    [Fact]
    public async Task Reminder_First_TakesAWaveOfReadsAndABatch()
    {
        using var data = new TemporaryFolder();
        using var hub = new TemporaryFolder();
        var reminder = Instant.FromUtc(2026, 11, 23, 14, 12, 30);
        await using (var before = await StartAsync(data, hub, App.Start))
        {
            var anna = await before.SignInAsync();
            (await anna.PostAsync("/api/activities", new { item = Form.Deal(), deadline = "2026-11-23T14:27:30Z", reminders = new[] { "PT15M", "PT0S" } })).Is(201);
            await before.WhenIdleAsync();
        }

        var meter = new CallMeter();
        await using var app = await StartAsync(data, hub, reminder - Duration.FromMinutes(1), meter);
        await app.WhenIdleAsync();
        meter.Expect(2, 1);

        await app.AdvanceToAsync(reminder);
        await app.WhenIdleAsync();

        meter.AssertExpected();
    }

    private static Task<App> StartAsync(TemporaryFolder data, TemporaryFolder hub, Instant at, CallMeter? meter = null) => App.StartAsync(options =>
    {
        options.StartAt = at.ToDateTimeOffset();
        options.DataPath = hub.FullName;
        options.Settings["Storage:Path"] = data.FullName;
        if (meter is not null)
            options.WrapTables(tables => new CountingTables(tables, meter));
    });

    private static async Task MeasureAsync(int[] waves, Func<Client, long, Task<Answer>> command, int status)
    {
        using var data = new TemporaryFolder();
        string token;
        long id;
        await using (var before = await App.StartAsync(options => options.Settings["Storage:Path"] = data.FullName))
        {
            var anna = await before.SignInAsync();
            token = anna.Token!;
            id = (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201).Id();
            await before.WhenRememberedAsync();
        }

        var meter = new CallMeter();
        await using var app = await App.StartAsync(options =>
        {
            options.Settings["Storage:Path"] = data.FullName;
            options.WrapTables(tables => new CountingTables(tables, meter));
        });
        await app.WhenIdleAsync();
        Assert.Equal(0, meter.Calls);
        // Behind the answer, the first look of the day at what is remembered of the user.
        meter.Expect([.. waves, 1]);

        (await command(app.With(token), id)).Is(status);
        await app.WhenRememberedAsync();

        meter.AssertExpected();
    }
}
