using Microsoft.DurableTask;
using SmartActivities.Functions.Reminders;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>What has ended leaves nothing in the task hub, and nothing that says so.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Orchestrations_ThatHaveEnded_ArePurgedWithinTwoNights()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        for (var i = 0; i < 12; i++)
            (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);
        (await anna.PutAsync("/api/items/deal/42", new { title = "Roof for Kowalski", responsibleId = "jan" })).Is(200);
        // The activities follow in three transactions; a command that met two of them would wait for the clock.
        await app.WhenIdleAsync();
        (await anna.PostAsync("/api/activities/1/complete")).Is(200);
        (await anna.DeleteAsync("/api/activities/2")).Is(204);
        await app.Durable.ScheduleNewOrchestrationInstanceAsync(
            nameof(RemindOfActivity), new RemindedActivity("demo", 99, "deal", "42"), new StartOrchestrationOptions("demo-99")); // never written

        await app.AdvanceAsync(Duration.FromDays(2.5));
        // Ten sleep until their deadline, on Thursday.
        Assert.Equal(
            Enumerable.Range(3, 10).Select(id => $"demo-{id}").Order(StringComparer.Ordinal),
            (await InstancesAsync(app)).Order(StringComparer.Ordinal));
        await app.AdvanceAsync(Duration.FromDays(2.5));

        Assert.Empty(await InstancesAsync(app));
        Assert.DoesNotContain(await app.RowsAsync(), key => key.StartsWith("finished|", StringComparison.Ordinal));
    }

    private static async Task<List<string>> InstancesAsync(App app) =>
        await app.Durable.GetAllInstancesAsync().Select(one => one.InstanceId).ToListAsync();
}
