using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Lists the reminders that the caller will get and has got, in the order of the moments for which they are meant.</summary>
public sealed class ListReminders(LedgerStore ledgers, CallerContexts callers, Cursors cursors)
{
    private const int UsualDays = 7;

    // A quarter, which is as far as the ledger goes back.
    private const int MostDays = 92;

    [Function(nameof(ListReminders))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/reminders")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        var zone = caller.Calendar.Zone;
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), caller.Tenant, "from", "to").TryGet(out var page, out var problem)
            || !TimeWindow.Read(page.Query, zone).TryGet(out var window, out problem))
        {
            return problem.ToResult();
        }

        var from = window.From ?? caller.Day.Today.Start;
        var to = window.To ?? zone.DaysLater(from, UsualDays);
        if (to < from || to > zone.DaysLater(from, MostDays))
            return Problem.MalformedParameter("to", "outOfRange", $"The end must not lie before the beginning, and at most {MostDays} days are shown.").ToResult();

        var reminders = await ledgers.PageAsync(caller.Tenant, caller.User, from, to, page.After, page.Limit, cancellation);
        return Answers.Ok(page.Of(reminders, ReminderResponse.Of), ApiJson.Context.ListResponseReminderResponse);
    }
}

/// <summary>A reminder as the ledger tells of it; without an offset it is one that was put off.</summary>
internal sealed record ReminderResponse
{
    public required long ActivityId { get; init; }
    public required ItemName Item { get; init; }
    public Duration? Offset { get; init; }
    public required Instant PlannedAt { get; init; }
    public required ReminderState State { get; init; }
    public Instant? DeliveredAt { get; init; }
    public Duration? Late { get; init; }

    public static ReminderResponse Of(LedgerEntry entry) => new()
    {
        ActivityId = entry.ActivityId.Value,
        Item = ItemName.Of(entry.Item),
        Offset = entry.Reminder.Offset,
        PlannedAt = entry.Reminder.At,
        State = entry.State,
        DeliveredAt = entry.DeliveredAt,
        Late = entry.Late,
    };
}
