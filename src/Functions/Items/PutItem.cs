using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Takes in what the CRM tells of an item.</summary>
public sealed class PutItem(ItemStore items, CallerContexts callers)
{
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

        var caller = await callers.OfAsync(request, cancellation);
        if (!caller.Suggestions.Knows(key.Type))
            return Problem.NotFound(FieldReading.UnknownType(key.Type)).ToResult();
        var errors = new RequestErrors();
        told.MustAgreeWith(key, errors);
        var stage = errors.Stage(told.Stage);
        var responsible = errors.User(told.ResponsibleId, "/responsibleId");
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var command = new PutItemCommand
        {
            Item = key,
            Title = told.Title ?? "",
            Stage = stage,
            ResponsibleId = responsible,
            AutoCompletes = caller.Settings.Behavior.Value.AutoCompletes(key.Type),
            By = caller.User,
            Now = caller.Now,
            Expects = conditions.Expect,
        };
        var decision = await items.PutAsync(caller.Tenant, command, ItemSignals.Of(durable, caller.Tenant), cancellation);

        // What was announced before the commit may have looked too soon.
        if (decision is Decision<Item>.Accepted { Result: { IsCatchingUp: true } lagging })
            await CatchUpWithItem.StartAsync(durable, caller.Tenant, lagging, cancellation);
        return decision is Decision<Item>.Accepted accepted ? Answer(request, accepted) : Answers.Refusal(decision, conditions);
    }

    private static JsonHttpResult<ItemResponse> Answer(HttpRequest request, Decision<Item>.Accepted accepted)
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

/// <summary>The body of a request that tells of an item: also what a read gave. The type and the id must then be those of the address, and
/// what we know ourselves is passed over.</summary>
internal sealed record PutItemRequest
{
    public string? Title { get; init; }
    public StageFields? Stage { get; init; }
    public string? ResponsibleId { get; init; }

    public string? Type { get; init; }
    public string? Id { get; init; }
    public Instant? CreatedAt { get; init; }
    public int? OpenActivities { get; init; }
    public Instant? NextDeadline { get; init; }
    public AttentionResponse? Attention { get; init; }
    public int? AutoCompleted { get; init; }
    public bool? Closing { get; init; }
    public ItemName? ConvertedTo { get; init; }

    /// <summary>Adds an error for a body that is another item's.</summary>
    public void MustAgreeWith(ItemKey address, RequestErrors errors)
    {
        if (Type is not null && (!ItemType.TryParse(Type, out var type) || type != address.Type))
            errors.Add("/type", "otherType", "The type is that of the address; leave it out here.");
        if (Id is not null && Id != address.Id.Value)
            errors.Add("/id", "otherId", "The id is that of the address; leave it out here.");
    }
}
