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

    /// <summary>Opens a stream; what there was before counts as told when this ends.</summary>
    public static async Task<EventClient> OpenAsync(Client client, string? lastId = null)
    {
        (string, string)[] headers = lastId is null ? [] : [("Last-Event-ID", lastId)];
        var response = await client.OpenAsync("/api/me/events", headers);
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        return new EventClient(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event.</summary>
    public async Task<(string Kind, JsonElement Data)> NextAsync()
    {
        Assert.True(await _events.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream has ended.");
        LastId = _events.Current.EventId;
        return (_events.Current.EventType, Json.Of(_events.Current.Data));
    }

    /// <summary>Ends with the stream, which must say nothing more.</summary>
    public async Task EndAsync() => Assert.False(await _events.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream goes on.");

    public ValueTask DisposeAsync()
    {
        // The connection first: whoever waits for the next event would wait for the server.
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
