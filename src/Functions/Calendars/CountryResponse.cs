using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars;

/// <summary>A country whose public holidays are known, as answers tell of it.</summary>
internal sealed record CountryResponse(string Code, string EnglishName, IReadOnlyList<SubdivisionResponse> Subdivisions)
{
    public static CountryResponse Of(Country country) => new(
        country.Code,
        country.EnglishName,
        [.. country.Subdivisions.Select(subdivision => new SubdivisionResponse(subdivision.Key, subdivision.Value))]);
}
