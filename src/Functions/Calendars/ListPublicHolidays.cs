using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Calendars;

/// <summary>Lists the public holidays of a country in a year.</summary>
public static class ListPublicHolidays
{
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

/// <summary>A public holiday as answers tell of it.</summary>
internal sealed record PublicHolidayResponse(LocalDate Date, string Name, string EnglishName)
{
    public static PublicHolidayResponse Of(PublicHoliday holiday) => new(holiday.Date, holiday.Name, holiday.EnglishName);
}
