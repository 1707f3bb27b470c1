using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Shows what the caller has to do, by the caller's day and week.</summary>
public sealed class ReadAgenda(AgendaStore agendas, CallerContexts callers)
{
    [Function(nameof(ReadAgenda))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/agenda")] HttpRequest request, CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "from", "to", QueryValues.Limit).TryGet(out var query, out var problem)
            || !query.ReadLimit().TryGet(out var limit, out problem))
        {
            return problem.ToResult();
        }

        var caller = await callers.OfAsync(request, cancellation);
        if (!TimeWindow.Read(query, caller.Calendar.Zone).TryGet(out var window, out problem))
            return problem.ToResult();

        var day = caller.Day;
        var reading = new[] { day.Overdue, day.Today, day.ThisWeek, day.NextWeek, day.Later }
            .Select(due => agendas.DueAsync(caller.Tenant, caller.User, window.Within(due), limit + 1, cancellation)).ToArray();
        var readingIncoming = window.Contains(day.Now)
            ? agendas.IncomingAsync(caller.Tenant, caller.User, limit + 1, cancellation)
            : Task.FromResult<IReadOnlyList<Activity>>([]);
        await Task.WhenAll([.. reading, readingIncoming]);
        // A contact has no deadline: it is for now, behind what is due today.
        IReadOnlyList<Activity>[] lists =
            [await reading[0], [.. await reading[1], .. await readingIncoming], await reading[2], await reading[3], await reading[4]];
        return Answers.Ok(AgendaResponse.Of(lists, limit, caller.Calendar.Zone), ApiJson.Context.AgendaResponse);
    }
}

/// <summary>What a user has to do, by deadline.</summary>
/// <param name="Overdue">Due before today.</param>
/// <param name="Today">Due today, then the contacts that wait for an answer.</param>
/// <param name="ThisWeek">Due in what is left of this week.</param>
/// <param name="NextWeek">Due next week.</param>
/// <param name="Later">Due after next week.</param>
/// <param name="More">The lists that go on.</param>
/// <param name="TimeZone">The zone of the user's day.</param>
internal sealed record AgendaResponse(
    IReadOnlyList<ActivityResponse> Overdue,
    IReadOnlyList<ActivityResponse> Today,
    IReadOnlyList<ActivityResponse> ThisWeek,
    IReadOnlyList<ActivityResponse> NextWeek,
    IReadOnlyList<ActivityResponse> Later,
    IReadOnlyList<string> More,
    string TimeZone)
{
    private static readonly ImmutableArray<string> Names = ["overdue", "today", "thisWeek", "nextWeek", "later"];

    public static AgendaResponse Of(IReadOnlyList<Activity>[] lists, int limit, DateTimeZone zone)
    {
        ActivityResponse[][] shown = [.. lists.Select(list => list.Take(limit).Select(ActivityResponse.Of).ToArray())];
        return new(
            shown[0],
            shown[1],
            shown[2],
            shown[3],
            shown[4],
            [.. Names.Where((_, list) => lists[list].Count > limit)],
            zone.Id);
    }
}
