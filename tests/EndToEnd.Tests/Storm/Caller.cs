using System.Collections.Concurrent;
using NodaTime.Text;

namespace SmartActivities.EndToEnd.Tests.Storm;

/// <summary>Somebody who saves, completes, deletes and hands over at one instance without a pause, whatever becomes of it.</summary>
internal sealed class Caller(Instance instance, int number, ConcurrentQueue<long> open, Progress progress)
{
    public const int Items = 3;

    private static readonly string[] Users = ["anna", "jan", "ola"];

    /// <summary>The activities that were acknowledged as saved, as completed, as deleted.</summary>
    public List<long> Saved { get; } = [];

    public List<long> Completed { get; } = [];

    public List<long> Deleted { get; } = [];

    public async Task CallAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            try
            {
                await CallOnceAsync(await instance.CallerAsync(), i + (number * 7));
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // It was ended, and may have done it or not.
            }

            progress.Tell();
        }
    }

    private async Task CallOnceAsync(Client client, int i)
    {
        var user = Users[i % Users.Length];
        switch (i % 10)
        {
            case 0 or 1:
                await client.PutAsync(
                    $"/api/items/deal/{i / 2 % Items}",
                    new { title = "Roof", responsibleId = user, stage = new { pipeline = "0", id = $"S{number}x{i}", semantics = "process" } });
                break;
            case 2 or 3 or 4 when open.TryDequeue(out var id):
                if (await client.PostAsync($"/api/activities/{id}/complete") is { Status: 200 })
                    Completed.Add(id);
                break;
            case 5 when open.TryDequeue(out var id):
                if (await client.DeleteAsync($"/api/activities/{id}") is { Status: 204 })
                    Deleted.Add(id);
                break;
            default:
                var deadline = InstantPattern.ExtendedIso.Format(instance.App.Now + Duration.FromSeconds(12 + (i % 5)));
                var answer = await client.PostAsync(
                    "/api/activities", new { item = Form.Deal($"{i % Items}"), deadline, reminders = new[] { "PT2S", "PT0S" }, responsibleId = user });
                if (answer.Status != 201)
                    break;
                var saved = answer.Is(201).Id();
                Saved.Add(saved);
                open.Enqueue(saved);
                break;
        }
    }
}
