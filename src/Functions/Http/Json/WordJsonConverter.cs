using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartActivities.Functions.Http.Json;

/// <summary>An enum as a word of the contract. An unknown word is refused with the list of those allowed.</summary>
/// <param name="written">Values that stand in answers alone.</param>
internal sealed class WordJsonConverter<T>(params ImmutableArray<T> written) : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Words<T>.Find(reader.GetString()) is { } value && !written.Contains(value)
            ? value
            : throw new MalformedValueException($"The value must be one of {Words<T>.List(written.AsSpan())}.", "unknown");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words<T>.Of(value));
}
