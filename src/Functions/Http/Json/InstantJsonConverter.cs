using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace SmartActivities.Functions.Http.Json;

/// <summary>RFC 3339: any offset is read, <c>Z</c> is written.</summary>
internal sealed class InstantJsonConverter : JsonConverter<Instant>
{
    private static readonly OffsetDateTimeJsonConverter WithOffset = new();

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WithOffset.Read(ref reader, typeof(OffsetDateTime), options).ToInstant();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
