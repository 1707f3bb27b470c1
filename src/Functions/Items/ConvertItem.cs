using Microsoft.AspNetCore.Http;
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

/// <summary>Makes another item of one, as a deal of a lead.</summary>
public sealed class ConvertItem(ItemStore items, CallerContexts callers)
{
    [Function(nameof(ConvertItem))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "items/{type}/{id}/convert")] HttpRequest request,
        string type,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } key)
            return Problem.NotFound("Nobody told us of this item.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.ConvertItemRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        var errors = new RequestErrors();
        var command = asked.Read(key, caller, errors);
        errors.Add(command.Check());
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var decision = await items.ConvertAsync(caller.Tenant, command, ItemSignals.Of(durable, caller.Tenant), cancellation);
        if (decision is not Decision<ConvertedItem>.Accepted { Result: { Item: var item, Target: var target } })
            return Answers.Refusal(decision);
        if (item.IsCatchingUp)
            await CatchUpWithItem.StartAsync(durable, caller.Tenant, item, cancellation);
        return Answers.Ok(new ConvertItemResponse(ItemResponse.Of(target), item.Conversion!.Carried), ApiJson.Context.ConvertItemResponse);
    }
}

/// <summary>The body of a request to convert an item; without <see cref="Carry"/> its open activities end.</summary>
internal sealed record ConvertItemRequest
{
    public ConvertedItemFields? To { get; init; }
    public bool Carry { get; init; }

    /// <summary>The command; meaningless once there are errors.</summary>
    public ConvertItemCommand Read(ItemKey item, CallerContext caller, RequestErrors errors)
    {
        var to = errors.Item(To, "/to");
        errors.MustBeKnown(to, caller.Suggestions, "/to");
        return new ConvertItemCommand
        {
            Item = item,
            To = to ?? default,
            Title = To?.Title,
            Stage = errors.Stage(To?.Stage, "/to"),
            Carries = Carry,
            By = caller.User,
            Now = caller.Now,
            Limits = caller.Limits,
        };
    }
}

/// <summary>What an item becomes.</summary>
internal sealed record ConvertedItemFields : ItemReference
{
    public StageFields? Stage { get; init; }
}

/// <summary>The other item, and how many activities have gone along so far.</summary>
internal sealed record ConvertItemResponse(ItemResponse Item, int Carried);
