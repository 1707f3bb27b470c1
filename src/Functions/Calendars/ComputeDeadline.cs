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

/// <summary>Computes a deadline in the caller's calendar, and explains it.</summary>
public sealed class ComputeDeadline(CallerContexts callers)
{
    [Function(nameof(ComputeDeadline))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "calendar/deadline")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.DeadlineRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var caller = await callers.OfPersonNowAsync(request, cancellation);
        var errors = new RequestErrors();
        var rule = asked.Rule is null ? DeadlineRule.Default : DeadlineRuleFields.Read(asked.Rule, errors, "/rule");
        var from = asked.From?.ToInstant() ?? caller.Now;
        if (!WorkCalendar.Knows(caller.Calendar.Zone.DateAt(from)))
            errors.Add("/from", "outOfRange", $"The day lies between {WorkCalendar.FirstDate:uuuu-MM-dd} and {WorkCalendar.LastDate:uuuu-MM-dd}.");
        return errors.ToProblem() is { } invalid
            ? invalid.ToResult()
            : Answers.Ok(DeadlineResponse.Of(rule!.DeadlineFor(from, caller.Calendar)), ApiJson.Context.DeadlineResponse);
    }
}

/// <summary>The body of a request to compute a deadline.</summary>
internal sealed record DeadlineRequest
{
    /// <summary>When the activity is created; absent: now.</summary>
    public OffsetDateTime? From { get; init; }

    /// <summary>Absent: three working days.</summary>
    public DeadlineRuleFields? Rule { get; init; }
}

/// <summary>A computed deadline, with the answer to "why is it Wednesday".</summary>
/// <param name="Deadline">The deadline, in the caller's zone.</param>
/// <param name="TimeZone">The zone.</param>
/// <param name="FellBackToCalendarDays">Whether every day was counted because the calendar has no, or not enough, working time.</param>
/// <param name="Explanation">Each day from the creation day to the deadline's.</param>
internal sealed record DeadlineResponse(
    OffsetDateTime Deadline, string TimeZone, bool FellBackToCalendarDays, IReadOnlyList<ExplainedDayResponse> Explanation)
{
    public static DeadlineResponse Of(ComputedDeadline computed) => new(
        computed.Deadline.Local,
        computed.At.Zone.Id,
        computed.FellBackToCalendarDays,
        [.. computed.Explain().Select(ExplainedDayResponse.Of)]);
}
