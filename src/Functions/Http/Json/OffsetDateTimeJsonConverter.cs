namespace SmartActivities.Functions.Http.Json;

/// <summary>RFC 3339, the offset kept.</summary>
internal sealed class OffsetDateTimeJsonConverter() : TextJsonConverter<OffsetDateTime>(Rfc3339.Expected)
{
    protected override bool TryParse(string text, out OffsetDateTime value) => Rfc3339.TryParse(text, out value);

    protected override string Format(OffsetDateTime value) => Rfc3339.Format(value);
}
