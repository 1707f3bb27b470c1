using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalHost.Durable.History;

/// <summary>History as bytes.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(List<HistoryEvent>))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    public static byte[] Write(HistoryEvent item) => JsonSerializer.SerializeToUtf8Bytes(item, Default.HistoryEvent);

    public static byte[] Write(List<HistoryEvent> items) => JsonSerializer.SerializeToUtf8Bytes(items, Default.ListHistoryEvent);

    public static HistoryEvent ReadOne(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Default.HistoryEvent)!;

    public static List<HistoryEvent> ReadMany(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Default.ListHistoryEvent)!;

    public static string WriteFailure(Failure failure) => JsonSerializer.Serialize(failure, Default.Failure);

    public static Failure ReadFailure(string text) => JsonSerializer.Deserialize(text, Default.Failure)!;

    public static string WriteTags(IReadOnlyDictionary<string, string> tags) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(tags), Default.DictionaryStringString);

    public static Dictionary<string, string> ReadTags(string text) =>
        JsonSerializer.Deserialize(text, Default.DictionaryStringString)!;
}
