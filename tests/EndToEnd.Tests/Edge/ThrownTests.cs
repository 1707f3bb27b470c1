using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Runtime.ExceptionServices;

namespace SmartActivities.EndToEnd.Tests.Edge;

/// <summary>An exception costs as much as a hundred reads of the embedded storage, and nobody sees one that is caught: what goes well throws none.</summary>
[Collection(Alone.Name)]
public sealed class ThrownTests
{
    private const int Rounds = 40;

    /// <summary>
    /// What a request throws it throws each time; what else goes on in the process, such as connections of hosts that have ended, throws now and then.
    /// </summary>
    [Fact]
    public async Task Requests_ThatSucceed_ThrowNothing()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        var thrown = new ConcurrentQueue<string>();
        void Note(object? sender, FirstChanceExceptionEventArgs e) => thrown.Enqueue($"{e.Exception.GetType().Name} {e.Exception.StackTrace}");
        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            for (var round = 0; round < Rounds; round++)
                await GoThroughAsync(anna, $"{round}");
            await app.WhenIdleAsync();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        Assert.DoesNotContain(thrown.CountBy(exception => exception), kind => kind.Value >= Rounds);
    }

    private static async Task GoThroughAsync(Client anna, string deal)
    {
        (await anna.PutAsync($"/api/items/deal/{deal}", new { title = "Roof", stage = new { pipeline = "0", id = "NEW" } })).Is(201);
        (await anna.PostAsync("/api/form-close/evaluate", new { item = Form.Deal(deal) })).Is(200);
        // Without reminders: an orchestration that is told of a change cancels its timer, and the SDK throws.
        var saved = (await anna.PostAsync("/api/activities", new { item = Form.Deal(deal), reminders = Array.Empty<string>() })).Is(201);
        var address = $"/api/activities/{saved.Id()}";
        (await anna.GetAsync(address)).Is(200);
        (await anna.GetAsync($"/api/items/deal/{deal}/activities")).Is(200);
        (await anna.SendAsync(HttpMethod.Patch, address, JsonContent.Create(new { subject = "Call" }), ("If-Match", "*"))).Is(200);
        (await anna.PostAsync($"{address}/snooze", new { what = "deadline", by = "PT1H" })).Is(200);
        (await anna.GetAsync("/api/me/counters")).Is(200);
        (await anna.GetAsync("/api/me/agenda")).Is(200);
        (await anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW")).Is(200);
        (await anna.GetAsync("/api/me/notifications")).Is(200);
        (await anna.PostAsync($"{address}/complete", new { result = "agreed" })).Is(200);
        (await anna.GetAsync($"/api/items/deal/{deal}/timeline")).Is(200);
    }
}
