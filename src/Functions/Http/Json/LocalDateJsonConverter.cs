using NodaTime.Text;

namespace SmartActivities.Functions.Http.Json;

/// <summary>A day, <c>2026-11-26</c>.</summary>
internal sealed class LocalDateJsonConverter() : TextJsonConverter<LocalDate>("a day, like 2026-11-26")
{
    protected override bool TryParse(string text, out LocalDate value) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value) && value.Year >= 1;

    protected override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);
}
