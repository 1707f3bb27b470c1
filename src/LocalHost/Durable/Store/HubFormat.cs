using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>What a hub keeps as bytes or text: messages of the durable extension, and tags as JSON.</summary>
internal static class HubFormat
{
    public static byte[]? Write(IMessage? message) => message?.ToByteArray();

    public static HistoryEvent ReadEvent(byte[] bytes) => HistoryEvent.Parser.ParseFrom(bytes);

    public static TaskFailureDetails ReadFailure(byte[] bytes) => TaskFailureDetails.Parser.ParseFrom(bytes);

    public static string? WriteTags(IReadOnlyCollection<KeyValuePair<string, string>> tags) =>
        tags.Count == 0 ? null : JsonSerializer.Serialize(tags.ToDictionary());

    public static Dictionary<string, string> ReadTags(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
}
