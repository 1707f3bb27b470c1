using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Looks after the limits of all tenants: sets right what an instance that died left undone, and tells administrators before counters are blocked.</summary>
public sealed partial class EnforceActivityLimits(
    TenantDirectory tenants,
    UsageStore usages,
    SettingsStore settings,
    UserDirectory users,
    CleanUpStore cleanUps,
    Rounds rounds,
    TimeProvider time,
    ILogger<EnforceActivityLimits> logger)
{
    private const string Round = "limits";
    private const int TenantsPerPage = 500;
    private const int AtOnce = 16;

    // The next run goes on from there; what is left of the five minutes is for the page under way.
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(4);

    [Function(nameof(EnforceActivityLimits))]
    public async Task RunAsync(
        [TimerTrigger("%Limits__Schedule%")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(durable);
        var begun = time.GetTimestamp();
        var from = await rounds.PlaceAsync(Round, cancellation);
        var place = from;
        do
        {
            var page = await tenants.PageAsync(place, TenantsPerPage, cancellation);
            await Parallel.ForEachAsync(
                page.Items,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (one, stop) => await EnforceAsync(durable, one.Id, one.Tenant, stop));
            place = page.Next;
            // A run that is cut off costs no tenant its turn.
            if (place is not null || from is not null)
                await rounds.NoteAsync(Round, place, cancellation);
            from = place;
        }
        while (place is not null && time.GetElapsedTime(begun) < MostTime);
    }

    private async Task EnforceAsync(DurableTaskClient durable, TenantId id, Tenant? tenant, CancellationToken cancellation)
    {
        try
        {
            if (tenant is null)
                throw new InvalidDataException("The tenant's row cannot be read.");
            var now = time.GetCurrentInstant();
            if (await usages.EnforceAsync(tenant, now, cancellation) is not { } enforced)
                return;
            if (enforced.Owed?.Level == OpenActivityLimit.NoticeLevels[^1] && enforced.Owed.At == now)
                LogBlocked(id.Value, enforced.Open, enforced.Limit);
            if (enforced.WasRepaired)
                LogRepaired(id.Value, enforced.Open, enforced.Limit);
            var mayRelieve = Relief.IsDue(enforced.Open, enforced.Limit);
            if (enforced.Owed is null && !mayRelieve)
                return;
            var behavior = await settings.ReadBehaviorAsync(id, cancellation);
            if (enforced.Owed is { } notice)
                await TellAsync(id, notice, behavior.LimitNoticesTo, cancellation);
            if (mayRelieve && behavior.AutoRelief)
                await RelieveAsync(durable, id, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(e, id.Value);
        }
    }

    private async Task TellAsync(TenantId tenant, LimitNotice notice, ImmutableArray<UserId> named, CancellationToken cancellation)
    {
        var recipients = named is [] ? await users.AdministratorsAsync(tenant, cancellation) : named;
        // Until somebody is known who can be told, it stays owed.
        if (recipients.IsEmpty)
            return;
        await usages.TellAsync(tenant, notice, recipients, cancellation);
        LogTold(tenant.Value, notice.Level, recipients.Length);
    }

    private async Task RelieveAsync(DurableTaskClient durable, TenantId tenant, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        if (await usages.OldestOverdueAsync(tenant, now - Relief.OverdueFor, cancellation) is null)
            return;
        if (await cleanUps.AllAsync(tenant, cancellation).FirstOrDefaultAsync(one => one is { By: null, State: CleanUpState.Running }, cancellation) is { } running)
        {
            // It goes on, or was written down by an instance that died before it could begin it.
            await CleanUpActivities.BeginAsync(durable, tenant, running, cancellation);
            return;
        }

        var relief = Relief.At(now);
        relief = relief with { Matched = (await cleanUps.FindAsync(tenant, relief, sample: 0, cancellation)).Matched };
        await CleanUpActivities.StartAsync(durable, cleanUps, tenant, relief, cancellation);
        LogRelieved(tenant.Value, relief.Matched);
    }

    [LoggerMessage(3701, LogLevel.Warning, "Tenant {TenantId} has reached its limit: {Open} open activities of {Limit}", EventName = "TenantBlocked")]
    private partial void LogBlocked(string tenantId, long open, long limit);

    [LoggerMessage(3702, LogLevel.Information, "Tenant {TenantId} uses {Level} % of its limit; {Recipients} users are told")]
    private partial void LogTold(string tenantId, int level, int recipients);

    [LoggerMessage(3703, LogLevel.Information, "The limit of tenant {TenantId} was applied: {Open} open activities of {Limit}")]
    private partial void LogRepaired(string tenantId, long open, long limit);

    [LoggerMessage(3705, LogLevel.Information, "Tenant {TenantId} is near its limit: {Matched} activities that are long overdue are completed")]
    private partial void LogRelieved(string tenantId, long matched);

    [LoggerMessage(3704, LogLevel.Error, "The limit of tenant {TenantId} could not be looked after; the next run tries again")]
    private partial void LogFailed(Exception exception, string tenantId);
}
