using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Moves the many activities of an item to the agenda of its new responsible, a few in each transaction.</summary>
public static class HandOverItem
{
    // The announcement comes before the commit, and so may the first look.
    private static readonly TimeSpan UntilCommitted = TimeSpan.FromMinutes(1);

    /// <summary>Runs the orchestration.</summary>
    [Function(nameof(HandOverItem))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var item = context.GetInput<HandedOverItem>()!;
        await HandOverAllAsync(context, item);
        await context.CreateTimer(UntilCommitted, CancellationToken.None);
        await HandOverAllAsync(context, item);
    }

    /// <summary>Starts the orchestration when an item has more activities than one transaction moves.</summary>
    internal static BeforeCommit Announce(DurableTaskClient client, TenantId tenant) => (changes, cancellation) =>
        changes is { ItemBefore: { } before, ItemAfter: { } after } && before.ResponsibleId != after.ResponsibleId && after.Open.Count > HandOver.MostAtOnce
            ? StartAsync(client, new HandedOverItem(tenant.Value, after.Key.Type.Value, after.Key.Id.Value), cancellation)
            : Task.CompletedTask;

    private static Task StartAsync(DurableTaskClient client, HandedOverItem item, CancellationToken cancellation) =>
        Orchestrations.StartAsync(client, nameof(HandOverItem), item.InstanceId, item, cancellation);

    private static async Task HandOverAllAsync(TaskOrchestrationContext context, HandedOverItem item)
    {
        while (!await context.CallActivityAsync<bool>(nameof(HandOverNextActivities), item, Orchestrations.UntilStorageAnswers))
        {
        }
    }
}
