using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Templates;

namespace SmartActivities.Functions.Calendars;

/// <summary>Computes a deadline in the caller's calendar, and explains it.</summary>
/// <param name="viewpoints">Who asks.</param>
public sealed class ComputeDeadline(Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ComputeDeadline))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "calendar/deadline")] HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.DeadlineRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfPersonNowAsync(request, cancellation);
        var violations = new Violations();
        var rule = asked.Rule is null ? DeadlineRule.Default : DeadlineRuleFields.Read(asked.Rule, violations, "/rule");
        var from = asked.From?.ToInstant() ?? viewpoint.Now;
        if (!WorkCalendar.Knows(viewpoint.Calendar.Zone.DateAt(from)))
            violations.Add("/from", "outOfRange", $"The day lies between {WorkCalendar.FirstDate:uuuu-MM-dd} and {WorkCalendar.LastDate:uuuu-MM-dd}.");
        return violations.ToProblem() is { } invalid
            ? invalid.ToResult()
            : Answers.Ok(DeadlineResponse.Of(rule!.DeadlineFor(from, viewpoint.Calendar)), ApiJson.Context.DeadlineResponse);
    }
}
