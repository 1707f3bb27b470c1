using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Tells how much of its limit the caller's tenant uses.</summary>
public sealed class ReadUsage(UsageStore usages, TenantDirectory tenants, CallerContexts callers)
{
    [Function(nameof(ReadUsage))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "usage")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        var reading = usages.ReadAsync(caller.Tenant, cancellation);
        var readingOldest = usages.OldestOverdueAsync(caller.Tenant, caller.Now, cancellation);
        var readingLimit = tenants.LimitAsync(caller.Tenant, cancellation);
        await Task.WhenAll(reading, readingOldest, readingLimit);

        var (usage, limit) = (await reading, await readingLimit);
        return Answers.Ok(
            new UsageResponse(
                caller.Settings.Behavior.Value.BlocksCounters(usage.Whole) ? CounterState.Blocked : CounterState.Active,
                usage.Open,
                limit,
                OpenActivityLimit.Percent(usage.Open, limit),
                usage.OpenByType,
                usage.FileBytes,
                usage.Whole.LastReachedAt,
                await readingOldest),
            ApiJson.Context.UsageResponse);
    }
}

/// <summary>A tenant's usage: <see cref="OldestOverdue"/> is the earliest deadline that has passed of an open activity.</summary>
internal sealed record UsageResponse(
    CounterState State,
    long Open,
    long Limit,
    int Percent,
    IReadOnlyDictionary<string, long> ByItemType,
    long FileBytes,
    Instant? LastBlockedAt,
    Instant? OldestOverdue);
