using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartActivities.Functions.Http.Json;

/// <summary>A value that is a string in JSON.</summary>
/// <param name="expected">What the string must be, to follow "must be".</param>
internal abstract class TextJsonConverter<T>(string expected) : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
            throw new JsonException();
        return TryParse(reader.GetString()!, out var value) ? value : throw new MalformedValueException($"The value must be {expected}.");
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    protected abstract string Format(T value);
}
