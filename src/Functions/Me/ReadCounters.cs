using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Counts what awaits the caller; for a manager, what awaits another user.</summary>
public sealed class ReadCounters(CounterStore counters, CallerContexts callers, UserDirectory users)
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

        var reading = await counters.ReadAsync(caller.Tenant, user.Id, caller.Settings.Behavior.Value, user.Day, cancellation);
        var response = CountersResponse.Of(reading, caller.Language);
        return Answers.UnlessKnown(response.Tag, known, request.HttpContext.Response) ?? Answers.Ok(response, ApiJson.Context.CountersResponse);
    }
}

/// <summary>How much of each kind awaits a user; 1000 means more than 999. While the tenant is at its limit the numbers are <see cref="Stale"/>, of the time
/// <see cref="AsOf"/>.</summary>
internal sealed record CountersResponse(CounterState State, int Planned, int Overdue, int Incoming, Instant AsOf)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Stale { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BlockedUsageResponse? Usage { get; init; }

    /// <summary>The tag of the numbers, whenever they were counted.</summary>
    [JsonIgnore]
    public EntityTag Tag => new(Usage is null ? $"{Planned}.{Overdue}.{Incoming}" : $"{Planned}.{Overdue}.{Incoming}.{Usage.Open}.{Usage.Limit}");

    public static CountersResponse Of(CounterReading reading, Language language)
    {
        var (counters, at, blocked) = reading;
        var response = new CountersResponse(CounterState.Active, counters.Planned, counters.Overdue, counters.Incoming, at);
        return blocked is null ? response : response with { State = CounterState.Blocked, Stale = true, Usage = BlockedUsageResponse.Of(blocked, language) };
    }
}

/// <summary>Why counters are blocked; <see cref="Detail"/> says what to do about it, in the reader's language.</summary>
internal sealed record BlockedUsageResponse(long Open, long Limit, int Percent, Instant? BlockedAt, string Detail)
{
    public static BlockedUsageResponse Of(TenantUsage usage, Language language)
    {
        var open = usage.Open ?? usage.Limit;
        return new BlockedUsageResponse(
            open, usage.Limit, OpenActivityLimit.Percent(open, usage.Limit), usage.ReachedAt, Phrases.CountersBlocked(open, usage.Limit, language));
    }
}
