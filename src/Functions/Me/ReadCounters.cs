using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Counts what awaits the caller; for a manager, what awaits another user.</summary>
public sealed class ReadCounters(AgendaStore agendas, CallerContexts callers, UserDirectory users)
{
    [Function(nameof(ReadCounters))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/counters")] HttpRequest request, CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, CountedUser.Parameter).TryGet(out var query, out var problem) || !TagCondition.IfNoneMatch(request).TryGet(out var known, out problem))
            return problem.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        var asked = await CountedUser.ReadAsync(query[CountedUser.Parameter], request, caller, users, cancellation);
        if (!asked.TryGet(out var user, out problem))
            return problem.ToResult();

        var counters = await agendas.CountAsync(caller.Tenant, user.Id, caller.Settings.Behavior.Value.CounterMode, user.Day, cancellation);
        var response = CountersResponse.Of(counters, caller.Now);
        return Answers.UnlessKnown(response.Tag, known, request.HttpContext.Response) ?? Answers.Ok(response, ApiJson.Context.CountersResponse);
    }
}

/// <summary>How much of each kind awaits a user; 1000 means more than 999.</summary>
internal sealed record CountersResponse(string State, int Planned, int Overdue, int Incoming, Instant AsOf)
{
    /// <summary>The tag of the numbers, whenever they were counted.</summary>
    [JsonIgnore]
    public EntityTag Tag => new($"{Planned}.{Overdue}.{Incoming}");

    public static CountersResponse Of(Counters counters, Instant now) =>
        new("active", counters.Planned, counters.Overdue, counters.Incoming, now);
}
