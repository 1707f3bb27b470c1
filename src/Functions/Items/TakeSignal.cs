using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Takes in a contact that came to an item, or a comment on it.</summary>
public sealed class TakeSignal(ActivityStore activities, TimelineStore timelines, ActivityIds ids, CallerContexts callers)
{
    [Function(nameof(TakeSignal))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "items/{type}/{id}/signals")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("No item can be called so.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.SignalRequest, cancellation);
        if (!IdempotencyKey.Read(request).TryGet(out var key, out var problem) || !body.TryGet(out var signal, out problem))
            return problem.ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        if (!caller.Suggestions.Knows(item.Type))
            return Problem.NotFound(FieldReading.UnknownType(item.Type)).ToResult();
        var requestKey = Fingerprint.Of(key, caller.User, $"signals {item}", signal, ApiJson.Context.SignalRequest);
        switch (signal.Kind)
        {
            case SignalKind.Incoming:
                return await ReceiveAsync(item, signal, caller, requestKey, cancellation);
            case SignalKind.Comment:
                return await CommentAsync(item, signal, caller, requestKey, cancellation);
            default:
                return Problem.Validation("/kind", "required", $"The kind is one of {Words<SignalKind>.List()}.").ToResult();
        }
    }

    private async Task<IResult> ReceiveAsync(
        ItemKey item, SignalRequest signal, CallerContext caller, RequestKey? requestKey, CancellationToken cancellation)
    {
        var command = new ReceiveContactCommand { Item = item, By = caller.User, Now = caller.Now, Subject = signal.Subject ?? "", Limits = caller.Limits };
        var errors = new RequestErrors();
        errors.MustBeAbsent(signal.By, "/by");
        errors.MustBeAbsent(signal.Text, "/text");
        errors.Add(command.Check());
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        command = command with { Id = await ids.NextAsync(caller.Tenant, cancellation) };
        var outcome = await activities.ReceiveAsync(caller.Tenant, command, requestKey, cancellation);
        return Answers.Of(outcome, activity => Created(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse));
    }

    private async Task<IResult> CommentAsync(
        ItemKey item, SignalRequest signal, CallerContext caller, RequestKey? requestKey, CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        errors.MustBeAbsent(signal.Subject, "/subject");
        var command = new CommentOnItemCommand
        {
            Item = item,
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            By = errors.User(signal.By, "/by") ?? caller.User,
            Now = caller.Now,
            Text = signal.Text ?? "",
        };
        errors.Add(command.Check());
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await timelines.CommentAsync(caller.Tenant, command, requestKey, cancellation);
        return Answers.Of(outcome, line => Created(TimelineEntryResponse.Of(line), ApiJson.Context.TimelineEntryResponse));
    }

    private static JsonHttpResult<T> Created<T>(T body, JsonTypeInfo<T> shape) =>
        TypedResults.Json(body, shape, statusCode: StatusCodes.Status201Created);
}

/// <summary>What can come to an item.</summary>
internal enum SignalKind
{
    Incoming,
    Comment,
}

/// <summary>The body of a request that tells of a signal: an incoming contact has a subject, a comment a text and who wrote it, if that is not the caller.</summary>
internal sealed record SignalRequest
{
    public SignalKind? Kind { get; init; }
    public string? Subject { get; init; }
    public string? By { get; init; }
    public string? Text { get; init; }
}
