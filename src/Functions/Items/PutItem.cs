using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Takes in what the CRM tells of an item.</summary>
/// <param name="items">The items.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class PutItem(ItemStore items, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(PutItem))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{type}/{id}")] HttpRequest request,
        string type,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PutItemRequest, cancellation);
        if (!body.TryGet(out var told, out var problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        var violations = new Violations();
        var key = violations.Item(type, id, "/type", "/id");
        violations.MustBeKnown(key, viewpoint.Suggestions);
        var stage = violations.Stage(told.Stage);
        var responsible = violations.User(told.ResponsibleId, "/responsibleId");
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var command = new Domain.Commands.PutItem
        {
            Item = key!.Value,
            Title = told.Title ?? "",
            Stage = stage,
            ResponsibleId = responsible,
            By = viewpoint.User,
            Now = viewpoint.Now,
        };
        var decision = await items.PutAsync(viewpoint.Tenant, command, HandOverItem.Announce(durable, viewpoint.Tenant), cancellation);

        // One that was told before, and whose activities lag behind: nothing announced it anew.
        if (decision is Decision<Item>.Accepted { Changes.IsEmpty: true, Result: { IsHandingOver: true } lagging })
            await HandOverItem.StartAsync(durable, viewpoint.Tenant, lagging, cancellation);
        return decision is Decision<Item>.Accepted accepted
            ? TypedResults.Json(
                ItemResponse.Of(accepted.Result),
                ApiJson.Context.ItemResponse,
                statusCode: accepted.Changes is { ItemBefore: null } ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : Answers.Refusal(decision);
    }
}
