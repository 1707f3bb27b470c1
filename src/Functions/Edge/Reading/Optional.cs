using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>
/// A member of a merge patch (RFC 7396): absent leaves the value alone, <c>null</c> clears it, anything else sets it. A member whose
/// type is a struct and that may be cleared is an <c>Optional&lt;T?&gt;</c>; without the mark, <c>null</c> is a wrong type.
/// The serializer context must know <typeparamref name="T"/> too (<c>[JsonSerializable(typeof(T))]</c>).
/// </summary>
[JsonConverter(typeof(OptionalJsonConverterFactory))]
internal readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether the patch names the member. Only then has <see cref="Value"/> a meaning.</summary>
    public bool IsPresent { get; } = true;
}

/// <summary>Reads any <see cref="Optional{T}"/>: that the member was there is what it adds to the value's own converter.</summary>
internal sealed class OptionalJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Null && default(T) is not null)
                throw new JsonException();
            try
            {
                return new(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))));
            }
            catch (JsonException exception)
            {
                throw new NestedJsonException(exception);
            }
        }

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, (JsonTypeInfo<T?>)(JsonTypeInfo)options.GetTypeInfo(typeof(T)));
    }
}

/// <summary>
/// Something is wrong inside a value that a converter gave to the serializer anew: the path of <paramref name="within"/> begins at
/// that value, and the serializer gives this exception the path to it.
/// </summary>
internal sealed class NestedJsonException(JsonException within) : JsonException(null, within)
{
    public JsonException Within => within;
}
