using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Calendars;

/// <summary>Lists the countries whose public holidays are known.</summary>
public static class ListHolidayCountries
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListHolidayCountries))]
    [AnyUser]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "holidays/countries")] HttpRequest request) =>
        QueryValues.Read(request).TryGet(out _, out var problem)
            ? Answers.Ok(
                new ListResponse<CountryResponse>([.. PublicHolidays.Countries.Select(CountryResponse.Of)], NextCursor: null),
                ApiJson.Context.ListResponseCountryResponse)
            : problem.ToResult();
}
