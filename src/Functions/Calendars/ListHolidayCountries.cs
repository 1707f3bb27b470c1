using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Calendars;

/// <summary>Lists the countries whose public holidays are known.</summary>
public static class ListHolidayCountries
{
    [Function(nameof(ListHolidayCountries))]
    [AnyUser]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "holidays/countries")] HttpRequest request) =>
        QueryValues.Read(request).TryGet(out _, out var problem)
            ? Answers.Ok(
                new ListResponse<CountryResponse>([.. PublicHolidays.Countries.Select(CountryResponse.Of)], NextCursor: null),
                ApiJson.Context.ListResponseCountryResponse)
            : problem.ToResult();
}

/// <summary>A country whose public holidays are known, as answers tell of it.</summary>
internal sealed record CountryResponse(string Code, string EnglishName, IReadOnlyList<SubdivisionResponse> Subdivisions)
{
    public static CountryResponse Of(Country country) => new(
        country.Code,
        country.EnglishName,
        [.. country.Subdivisions.Select(subdivision => new SubdivisionResponse(subdivision.Key, subdivision.Value))]);
}

/// <summary>A part of a country with holidays of its own.</summary>
internal sealed record SubdivisionResponse(string Code, string Name);
