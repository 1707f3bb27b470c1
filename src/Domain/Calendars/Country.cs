namespace SmartActivities.Domain.Calendars;

/// <summary>A country whose public holidays are known.</summary>
/// <param name="Code">The two letters of ISO 3166-1, such as "DE".</param>
/// <param name="EnglishName">Its name in English.</param>
/// <param name="Subdivisions">The parts with holidays of their own, by the second half of their ISO 3166-2 code ("BY" of "DE-BY"),
/// with their names.</param>
public sealed record Country(string Code, string EnglishName, ImmutableSortedDictionary<string, string> Subdivisions);
