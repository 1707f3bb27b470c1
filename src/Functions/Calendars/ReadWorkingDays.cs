using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Calendars;

/// <summary>Shows the working days of the caller's calendar.</summary>
/// <param name="viewpoints">Who asks.</param>
public sealed class ReadWorkingDays(Viewpoints viewpoints)
{
    private const int MostDays = 400;

    /// <summary>Runs the function.</summary>
    [Function(nameof(ReadWorkingDays))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "calendar")] HttpRequest request, CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "from", "to").TryGet(out var query, out var problem)
            || !Day(query, "from").TryGet(out var from, out problem)
            || !Day(query, "to").TryGet(out var to, out problem))
        {
            return problem.ToResult();
        }

        var length = Period.DaysBetween(from, to) + 1;
        if (length is < 1 or > MostDays)
            return Problem.MalformedParameter("to", "outOfRange", $"The last day must not lie before the first, and at most {MostDays} days are shown.").ToResult();

        var calendar = (await viewpoints.OfPersonNowAsync(request, cancellation)).Calendar;
        var days = Enumerable.Range(0, length).Select(i => from.PlusDays(i));
        return Answers.Ok(
            new WorkingDaysResponse([.. days.Select(day => WorkingDayResponse.Of(day, calendar.Judge(day)))], calendar.Zone.Id),
            ApiJson.Context.WorkingDaysResponse);
    }

    private static Parsed<LocalDate> Day(QueryValues query, string name) =>
        LocalDatePattern.Iso.Parse(query[name] ?? "").TryGetValue(default, out var day) && WorkCalendar.Knows(day)
            ? day
            : Problem.MalformedParameter(name, query[name] is null ? "required" : "invalid", "Give a day, like 2026-11-26.");
}
