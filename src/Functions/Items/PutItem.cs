using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http;
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
    [AnyUser]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{type}/{id}")] HttpRequest request,
        string type,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } key)
            return Problem.NotFound("No item can be called so.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PutItemRequest, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var told, out problem))
            return problem.ToResult();

        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        if (!viewpoint.Suggestions.Knows(key.Type))
            return Problem.NotFound(RequestReading.UnknownType(key.Type)).ToResult();
        var violations = new Violations();
        told.MustAgreeWith(key, violations);
        var stage = violations.Stage(told.Stage);
        var responsible = violations.User(told.ResponsibleId, "/responsibleId");
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var command = new Domain.Commands.PutItem
        {
            Item = key,
            Title = told.Title ?? "",
            Stage = stage,
            ResponsibleId = responsible,
            By = viewpoint.User,
            Now = viewpoint.Now,
            Expects = conditions.Expect,
        };
        var decision = await items.PutAsync(viewpoint.Tenant, command, HandOverItem.Announce(durable, viewpoint.Tenant), cancellation);

        // One that was told before, and whose activities lag behind: nothing announced it anew.
        if (decision is Decision<Item>.Accepted { Changes.IsEmpty: true, Result: { IsHandingOver: true } lagging })
            await HandOverItem.StartAsync(durable, viewpoint.Tenant, lagging, cancellation);
        return decision is Decision<Item>.Accepted accepted ? Told(request, accepted) : Answers.Refusal(decision, conditions);
    }

    private static JsonHttpResult<ItemResponse> Told(HttpRequest request, Decision<Item>.Accepted accepted)
    {
        var isNew = accepted.Changes is { ItemBefore: null };
        var response = request.HttpContext.Response;
        EntityTag.Of(accepted.Result.Revision).WriteTo(response);
        if (isNew)
            response.Headers.Location = request.PathBase.Add(request.Path).ToUriComponent();
        return TypedResults.Json(
            ItemResponse.Of(accepted.Result),
            ApiJson.Context.ItemResponse,
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
