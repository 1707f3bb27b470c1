using System.Net.Http.Json;

namespace SmartActivities.EndToEnd.Tests.Cost;

/// <summary>The first command of a fresh process, which knows neither the tenant nor an activity's item: what pay-per-use bills for a cold start.</summary>
[Collection(Alone.Name)]
public sealed class ColdStorageCalls
{
    [Fact]
    public Task Save_First_TakesFourWaves() => MeasureAsync(
        4, 10, (anna, _) => anna.PostAsync("/api/activities", new { item = Form.Deal() }), 201);

    [Fact]
    public Task Complete_First_TakesThreeWaves() => MeasureAsync(
        3, 10, (anna, id) => anna.PostAsync($"/api/activities/{id}/complete"), 200);

    [Fact]
    public Task Edit_First_TakesThreeWaves() => MeasureAsync(
        3, 8, (anna, id) => anna.SendAsync(HttpMethod.Patch, $"/api/activities/{id}", JsonContent.Create(new { subject = "Call" }), ("If-Match", "*")), 200);

    private static async Task MeasureAsync(int waves, int calls, Func<Client, long, Task<Answer>> command, int status)
    {
        using var data = new TemporaryFolder();
        string token;
        long id;
        await using (var before = await App.StartAsync(options => options.Settings["Storage:Path"] = data.FullName))
        {
            var anna = await before.SignInAsync();
            token = anna.Token!;
            id = (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201).Id();
        }

        var meter = new CallMeter();
        await using var app = await App.StartAsync(options =>
        {
            options.Settings["Storage:Path"] = data.FullName;
            options.WrapTables(tables => new CountingTables(tables, meter));
        });
        await app.WhenIdleAsync();
        meter.Reset();

        (await command(app.With(token), id)).Is(status);

        Assert.Equal((waves, calls), (meter.Waves, meter.Calls));
    }
}
