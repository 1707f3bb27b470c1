using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Deletes an item with its activities, its timeline and their files.</summary>
public sealed class DeleteItem(ItemRemoval removal, Uploads uploads, CallerContexts callers)
{
    // Most items are gone after these; of the others the rest goes behind the answer.
    private const int StepsBeforeTheAnswer = 10;

    [Function(nameof(DeleteItem))]
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "items/{type}/{id}")] HttpRequest request,
        string type,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } key)
            return Problem.NotFound("Nobody told us of this item.").ToResult();
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem))
            return problem.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        var command = new DeleteItemCommand(caller.Now) { Expects = conditions.Expect };
        var decision = await removal.DeleteAsync(caller.Tenant, key, command, CatchUpWithItem.Announce(durable, caller.Tenant), cancellation);
        if (decision is not Decision<Item>.Accepted { Result: var deleted })
            return Answers.Refusal(decision, conditions);

        for (var step = 0; step < StepsBeforeTheAnswer; step++)
        {
            var gone = await removal.RemoveNextAsync(
                caller.Tenant, key, caller.Now, ReminderSignals.Of(durable, caller.Tenant), cancellation);
            if (gone is not null)
                await uploads.RemoveAsync(caller.Tenant, gone, cancellation);
            if (gone is null or { ItemAfter: null })
                return TypedResults.NoContent();
        }

        await CatchUpWithItem.StartAsync(durable, caller.Tenant, deleted, cancellation);
        return TypedResults.NoContent();
    }
}
