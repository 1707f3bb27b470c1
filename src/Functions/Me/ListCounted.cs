using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Lists the activities behind one of the caller's counters, by deadline; for a manager, of another user's.</summary>
public sealed class ListCounted(AgendaStore agendas, CallerContexts callers, UserDirectory users, Cursors cursors)
{
    [Function(nameof(ListCounted))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/counters/{kind}")] HttpRequest request,
        string kind,
        CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), caller.Tenant, CountedUser.Parameter).TryGet(out var page, out var problem))
            return problem.ToResult();
        if (Words<CounterKind>.Find(kind) is not { } counter)
            return Problem.NotFound($"The counters are {Words<CounterKind>.List()}.").ToResult();

        var asked = await CountedUser.ReadAsync(page[CountedUser.Parameter], request, caller, users, cancellation);
        if (!asked.TryGet(out var user, out problem))
            return problem.ToResult();

        var mode = caller.Settings.Behavior.Value.CounterMode;
        var slice = await agendas.CountedAsync(caller.Tenant, user.Id, mode, counter, user.Day, page.After, page.Limit, cancellation);
        var counted = slice.Items.Select(activity => CountedActivityResponse.Of(activity, user.Day)).OfType<CountedActivityResponse>();
        return Answers.Ok(new CountedResponse([.. counted], page.CursorTo(slice.Next), mode), ApiJson.Context.CountedResponse);
    }
}

/// <summary>A page of the activities behind a counter, and whose activities count.</summary>
internal sealed record CountedResponse(IReadOnlyList<CountedActivityResponse> Items, string? NextCursor, CounterMode CounterMode);

/// <summary>An activity, and why it counts.</summary>
internal sealed record CountedActivityResponse : ActivityResponse
{
    [SetsRequiredMembers]
    private CountedActivityResponse(ActivityResponse activity, CounterReason why, Instant since)
        : base(activity) => (Why, Since) = (why, since);

    public CounterReason Why { get; }

    /// <summary>Since when it has counted so.</summary>
    public Instant Since { get; }

    /// <summary>Null where the activity has changed meanwhile, and counts no more.</summary>
    public static CountedActivityResponse? Of(Activity activity, UserDay day) =>
        Counted.Of(activity, day) is var (why, since) ? new(ActivityResponse.Of(activity), why, since) : null;
}
