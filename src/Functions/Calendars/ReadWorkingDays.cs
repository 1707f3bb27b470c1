using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Calendars;

/// <summary>Shows the working days of the caller's calendar.</summary>
public sealed class ReadWorkingDays(CallerContexts callers)
{
    private const int MostDays = 400;

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

        var calendar = (await callers.OfPersonNowAsync(request, cancellation)).Calendar;
        var days = Enumerable.Range(0, length).Select(i => from.PlusDays(i));
        return Answers.Ok(
            new WorkingDaysResponse([.. days.Select(day => WorkingDayResponse.Of(day, calendar.Judge(day)))], calendar.Zone.Id),
            ApiJson.Context.WorkingDaysResponse);
    }

    private static Parsed<LocalDate> Day(QueryValues query, string name) =>
        DayText.Find(query[name]) is { } day
            ? day
            : Problem.MalformedParameter(name, query[name] is null ? "required" : "invalid", "Give a day, like 2026-11-26.");
}

/// <summary>What the caller's calendar says of each day of a range.</summary>
internal sealed record WorkingDaysResponse(IReadOnlyList<WorkingDayResponse> Days, string TimeZone);

/// <summary>What the caller's calendar says of a day.</summary>
internal sealed record WorkingDayResponse(LocalDate Date, bool Working, IReadOnlyList<string> Hours, DayReason Reason, string? Name)
{
    public static WorkingDayResponse Of(LocalDate date, DayVerdict verdict) =>
        new(date, verdict.IsWorking, HoursText.Of(verdict.Hours), verdict.Reason, verdict.Name);
}
