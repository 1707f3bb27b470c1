using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace SmartActivities.Functions.Edge.Reading;

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

/// <summary>RFC 3339: any offset is read, <c>Z</c> is written.</summary>
internal sealed class InstantJsonConverter : JsonConverter<Instant>
{
    private static readonly OffsetDateTimeJsonConverter WithOffset = new();

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WithOffset.Read(ref reader, typeof(OffsetDateTime), options).ToInstant();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>RFC 3339, the offset kept.</summary>
internal sealed class OffsetDateTimeJsonConverter() : TextJsonConverter<OffsetDateTime>(Rfc3339.Expected)
{
    protected override bool TryParse(string text, out OffsetDateTime value)
    {
        value = default;
        if (Rfc3339.Parse(text) is not { } parsed)
            return false;
        value = Rfc3339.IsInRange(parsed)
            ? parsed
            : throw new MalformedValueException("The instant must lie in the years 2 to 9998.", MalformedValueException.OutOfRange);
        return true;
    }

    protected override string Format(OffsetDateTime value) => Rfc3339.Format(value);
}

/// <summary>A day, <c>2026-11-26</c>.</summary>
internal sealed class LocalDateJsonConverter() : TextJsonConverter<LocalDate>("a day, like 2026-11-26")
{
    protected override bool TryParse(string text, out LocalDate value) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value) && value.Year >= 1;

    protected override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

/// <summary>An ISO 8601 duration, <c>PT15M</c>. See <see cref="IsoDuration"/>.</summary>
internal sealed class DurationJsonConverter()
    : TextJsonConverter<Duration>("a duration by ISO 8601 without years or months, like PT15M or P1D")
{
    protected override bool TryParse(string text, out Duration value) => IsoDuration.TryParse(text, out value);

    protected override string Format(Duration value) => IsoDuration.Format(value);
}

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

/// <summary>The converters of enums, each made when a body first holds its enum: two dozen at once would be a part of every cold start.</summary>
internal sealed class WordJsonConverters : JsonConverterFactory
{
    private readonly Dictionary<Type, Func<JsonConverter>> _makers = [];

    /// <summary>How the converter of an enum is made.</summary>
    public Func<JsonConverter> this[Type word]
    {
        set => _makers[word] = value;
    }

    public override bool CanConvert(Type typeToConvert) => _makers.ContainsKey(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => _makers[typeToConvert]();
}

/// <summary>A JSON string that is no value of its member. Its message is ours and may be shown to the sender, unlike the serializer's own.</summary>
internal sealed class MalformedValueException(string message, string code = "wrongFormat") : JsonException(message)
{
    /// <summary>Well-formed, and yet not a value that can be: 422 and not 400.</summary>
    public const string OutOfRange = "outOfRange";

    /// <summary>The problem's code.</summary>
    public string Code => code;

    public bool IsOutOfRange => code == OutOfRange;
}
