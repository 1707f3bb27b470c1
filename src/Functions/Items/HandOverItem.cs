using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;
using SmartActivities.Storage.Keys;

namespace SmartActivities.Functions.Items;

/// <summary>Moves the many activities of an item to the agenda of its new responsible, a few in each transaction.</summary>
public static class HandOverItem
{
    // The announcement comes before the commit, and so may the first look.
    private static readonly TimeSpan UntilCommitted = TimeSpan.FromMinutes(1);

    /// <summary>The event that tells of another responsible while the item is still being handed over to the one before.</summary>
    public const string Again = "Again";

    // A history is replayed at every turn; this many rounds keep it short.
    private const int RoundsPerHistory = 10;

    [Function(nameof(HandOverItem))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var item = context.GetInput<ItemHandOver>()!;
        var again = context.WaitForExternalEvent<bool>(Again);
        for (var round = 1; round <= RoundsPerHistory; round++)
        {
            await HandOverAllAsync(context, item);
            using var wait = new CancellationTokenSource();
            var quiet = context.CreateTimer(UntilCommitted, wait.Token);
            if (await Task.WhenAny(quiet, again) == quiet)
                await HandOverAllAsync(context, item);
            else
                Stop(wait);

            if (!again.IsCompleted)
                await context.NoteEndAsync(item.Tenant);

            // What was announced while we looked for the last time, or noted the end, has a commit still to come.
            if (!again.IsCompleted)
                return;
            again = context.WaitForExternalEvent<bool>(Again);
        }

        context.ContinueAsNew(item);
    }

    /// <summary>Starts the orchestration when an item has more activities than one transaction moves.</summary>
    internal static BeforeCommit Announce(DurableTaskClient client, TenantId tenant) => (changes, cancellation) =>
        changes is { ItemBefore: { } before, ItemAfter: { IsHandingOver: true } after } && before.ResponsibleId != after.ResponsibleId
            ? StartAsync(client, tenant, after, cancellation)
            : Task.CompletedTask;

    /// <summary>Starts the orchestration, or tells the one that lives to look once more.</summary>
    internal static Task StartAsync(DurableTaskClient client, TenantId tenant, Item item, CancellationToken cancellation)
    {
        var named = new ItemHandOver(tenant.Value, item.Key.Type.Value, item.Key.Id.Value);
        return Orchestrations.StartOrTellAsync(client, nameof(HandOverItem), named.InstanceId, named, Again, true, cancellation);
    }

    // An orchestrator must stay on its thread, which CancelAsync would leave.
    private static void Stop(CancellationTokenSource wait) => wait.Cancel();

    private static async Task HandOverAllAsync(TaskOrchestrationContext context, ItemHandOver item)
    {
        while (!await context.CallActivityAsync<bool>(nameof(HandOverNextActivities), item, Orchestrations.UntilStorageAnswers))
        {
        }
    }
}

/// <summary>An item that is being handed over.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ItemType">Its type.</param>
/// <param name="ItemId">Its id.</param>
public sealed record ItemHandOver(string Tenant, string ItemType, string ItemId)
{
    internal TenantId TenantId => TenantId.Parse(Tenant);

    internal ItemKey Item => new(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId));

    internal string InstanceId => $"{InstanceName.Of(TenantId)}-item-{ItemType}-{KeyPart.Escape(ItemId)}";
}
