namespace SmartActivities.Functions.Http.Json;

/// <summary>An ISO 8601 duration, <c>PT15M</c>. See <see cref="IsoDuration"/>.</summary>
internal sealed class DurationJsonConverter()
    : TextJsonConverter<Duration>("a duration by ISO 8601 without years or months, like PT15M or P1D")
{
    protected override bool TryParse(string text, out Duration value) => IsoDuration.TryParse(text, out value);

    protected override string Format(Duration value) => IsoDuration.Format(value);
}
