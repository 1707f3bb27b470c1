using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Calendars;

/// <summary>Lists the public holidays of a country in a year.</summary>
public static class ListPublicHolidays
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListPublicHolidays))]
    [AnyUser]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "holidays")] HttpRequest request)
    {
        if (!QueryValues.Read(request, "country", "subdivision", "year").TryGet(out var query, out var problem))
            return problem.ToResult();
        if (query["country"] is not { } country)
            return Problem.MalformedParameter("country", "required", "Name the country by its two letters, such as PL.").ToResult();
        if (!int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Problem.MalformedParameter("year", query["year"] is null ? "required" : "invalid", "Give the year, like 2027.").ToResult();

        var outcome = PublicHolidays.Of(country, query["subdivision"], year);
        if (outcome is PublicHolidaysOutcome.Found { Holidays: var holidays })
        {
            return Answers.Ok(
                new ListResponse<PublicHolidayResponse>([.. holidays.Select(PublicHolidayResponse.Of)], NextCursor: null),
                ApiJson.Context.ListResponsePublicHolidayResponse);
        }

        var (parameter, detail) = PublicHolidayRefusal.Explain(outcome);
        return Problem.MalformedParameter(parameter, "unknown", detail).ToResult();
    }
}
