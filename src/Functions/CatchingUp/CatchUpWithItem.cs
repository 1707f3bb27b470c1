using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;
using SmartActivities.Storage.Keys;

namespace SmartActivities.Functions.CatchingUp;

/// <summary>Lets the many activities of an item follow what happened to it, a few in each transaction.</summary>
public static class CatchUpWithItem
{
    // The announcement comes before the commit, and so may the first look.
    private static readonly TimeSpan UntilCommitted = TimeSpan.FromMinutes(1);

    /// <summary>The event that tells of another change while the item's activities still follow the one before.</summary>
    public const string Again = "Again";

    // A history is replayed at every turn; this many rounds keep it short.
    private const int RoundsPerHistory = 10;

    [Function(nameof(CatchUpWithItem))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var item = context.GetInput<CatchingUpItem>()!;
        var again = context.WaitForExternalEvent<bool>(Again);
        for (var round = 1; round <= RoundsPerHistory; round++)
        {
            if (round > 1 || !item.Waits)
                await CatchUpAsync(context, item);
            using var wait = new CancellationTokenSource();
            var quiet = context.CreateTimer(UntilCommitted, wait.Token);
            if (await Task.WhenAny(quiet, again) == quiet)
                await CatchUpAsync(context, item);
            else
                Stop(wait);

            if (!again.IsCompleted)
                await context.NoteEndAsync(item.Tenant);

            // What was announced while we looked for the last time, or noted the end, has a commit still to come.
            if (!again.IsCompleted)
                return;
            again = context.WaitForExternalEvent<bool>(Again);
        }

        context.ContinueAsNew(item with { Waits = false });
    }

    /// <summary>Starts the orchestration when more has to follow than one transaction moves.</summary>
    internal static BeforeCommit Announce(DurableTaskClient client, TenantId tenant) => (changes, cancellation) => changes switch
    {
        { ItemAfter: { IsDeleting: true } gone } => StartAsync(client, tenant, gone, waits: true, cancellation),
        { ItemAfter: { IsCatchingUp: true } after } => StartAsync(client, tenant, after, waits: false, cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>Starts the orchestration, or tells the one that lives to look once more.</summary>
    internal static Task StartAsync(DurableTaskClient client, TenantId tenant, Item item, CancellationToken cancellation) =>
        StartAsync(client, tenant, item, waits: false, cancellation);

    private static Task StartAsync(DurableTaskClient client, TenantId tenant, Item item, bool waits, CancellationToken cancellation)
    {
        var named = new CatchingUpItem(tenant.Value, item.Key.Type.Value, item.Key.Id.Value, waits);
        return Orchestrations.StartOrTellAsync(client, nameof(CatchUpWithItem), named.InstanceId, named, Again, true, cancellation);
    }

    // An orchestrator must stay on its thread, which CancelAsync would leave.
    private static void Stop(CancellationTokenSource wait) => wait.Cancel();

    private static async Task CatchUpAsync(TaskOrchestrationContext context, CatchingUpItem item)
    {
        while (!await context.CallActivityAsync<bool>(nameof(CatchUpNextActivities), item, Orchestrations.UntilStorageAnswers))
        {
        }
    }
}

/// <summary>An item whose activities follow.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ItemType">Its type.</param>
/// <param name="ItemId">Its id.</param>
/// <param name="Waits">Whether whoever changed it begins, and this is for the case that it does not come to an end.</param>
public sealed record CatchingUpItem(string Tenant, string ItemType, string ItemId, bool Waits = false)
{
    internal TenantId TenantId => TenantId.Parse(Tenant);

    internal ItemKey Item => new(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId));

    internal string InstanceId => $"{InstanceName.Of(TenantId)}-item-{ItemType}-{KeyPart.Escape(ItemId)}";
}
