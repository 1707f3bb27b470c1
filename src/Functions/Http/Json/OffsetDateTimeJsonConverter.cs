namespace SmartActivities.Functions.Http.Json;

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
