using NodaTime.Text;

namespace SmartActivities.Functions.Http.Json;

/// <summary>RFC 3339: any offset is read, <c>Z</c> is written.</summary>
internal sealed class InstantJsonConverter() : TextJsonConverter<Instant>(Rfc3339.Expected)
{
    protected override bool TryParse(string text, out Instant value)
    {
        var parsed = Rfc3339.TryParse(text, out var local);
        value = parsed ? local.ToInstant() : default;
        return parsed;
    }

    protected override string Format(Instant value) => InstantPattern.ExtendedIso.Format(value);
}
