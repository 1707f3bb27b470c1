using System.Net.ServerSentEvents;
using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Somebody who holds the stream of events open.</summary>
internal sealed class EventClient : IAsyncDisposable
{
    // For a stream that says nothing: a test that waits for it is wrong, and ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventClient(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>The id of the last event that was heard.</summary>
    public string? LastId { get; private set; }

    /// <summary>Opens a stream from now on, which begins with the counters.</summary>
    public static async Task<EventClient> OpenAsync(Client client)
    {
        var events = await OpenAsync(client, []);
        Assert.Equal("counters", (await events.NextAsync()).Kind);
        return events;
    }

    /// <summary>Opens a stream that goes on from an event.</summary>
    public static Task<EventClient> ResumeAsync(Client client, string? lastId) => OpenAsync(client, [("Last-Event-ID", lastId!)]);

    /// <summary>The next event.</summary>
    public async Task<(string Kind, JsonElement Data)> NextAsync()
    {
        Assert.True(await _events.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream has ended.");
        LastId = _events.Current.EventId;
        return (_events.Current.EventType, Json.Of(_events.Current.Data));
    }

    /// <summary>The next events, so many.</summary>
    public async Task<List<(string Kind, JsonElement Data)>> NextAsync(int count)
    {
        var events = new List<(string, JsonElement)>();
        while (events.Count < count)
            events.Add(await NextAsync());
        return events;
    }

    /// <summary>Ends with the stream, which must say nothing more.</summary>
    public async Task EndAsync() => Assert.False(await _events.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream goes on.");

    public ValueTask DisposeAsync()
    {
        // The connection first: whoever waits for the next event would wait for the server.
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<EventClient> OpenAsync(Client client, (string, string)[] headers)
    {
        var response = await client.OpenAsync("/api/me/events", headers);
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        return new EventClient(response, await response.Content.ReadAsStreamAsync());
    }
}
