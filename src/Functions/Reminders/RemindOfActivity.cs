using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace SmartActivities.Functions.Reminders;

/// <summary>The life of one activity's reminders: sleep until the next is due, raise it, and so on until none is left.</summary>
public static class RemindOfActivity
{
    /// <summary>The event that tells of another plan; its payload is the revision that was about to be written.</summary>
    public const string Changed = "Changed";

    /// <summary>The event that tells of the activity's end; its payload is the revision that was about to be written.</summary>
    public const string Ended = "Ended";

    // A writer tells us before it commits, so what we read first may be the state before. After a minute its commit has failed for good.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(40)];

    // A history is replayed at every turn; this many rounds keep it short.
    private const int RoundsPerHistory = 20;

    /// <summary>Runs the orchestration.</summary>
    [Function(nameof(RemindOfActivity))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var reminded = context.GetInput<RemindedActivity>()!;
        var next = reminded.Announced ?? await LookAsync(context, reminded, static seen => seen.Exists);
        var changed = context.WaitForExternalEvent<long>(Changed);
        var ended = context.WaitForExternalEvent<long>(Ended);

        for (var round = 1; next.At is { } at; round++)
        {
            using var sleep = new CancellationTokenSource();
            var due = context.CreateTimer(at, sleep.Token);
            var first = await Task.WhenAny(due, changed, ended);
            if (first == due)
            {
                next = await context.CallActivityAsync<NextReminder>(nameof(RaiseDueReminders), reminded, Orchestrations.UntilStorageAnswers);

                // What was announced may be due before it is written; when it never is, this is where we notice.
                if (round == 1 && reminded.Announced is { Revision: var announced } && next.Revision < announced)
                    next = await LookAsync(context, reminded, seen => seen.Revision >= announced);
            }
            else
            {
                Wake(sleep);
                var revision = await (Task<long>)first;
                next = await LookAsync(context, reminded, seen => !seen.Exists || seen.Revision >= revision);
            }

            if (changed.IsCompleted && first == changed)
                changed = context.WaitForExternalEvent<long>(Changed);
            if (ended.IsCompleted && first == ended)
                ended = context.WaitForExternalEvent<long>(Ended);

            if (round >= RoundsPerHistory && !changed.IsCompleted && !ended.IsCompleted && next.At is not null)
            {
                context.ContinueAsNew(reminded with { Announced = null });
                return;
            }
        }
    }

    // An orchestrator must stay on its thread, which CancelAsync would leave.
    private static void Wake(CancellationTokenSource sleep) => sleep.Cancel();

    /// <summary>Reads the activity's plan; again for up to a minute while it is older than what was announced, then goes by what is there.</summary>
    private static async Task<NextReminder> LookAsync(TaskOrchestrationContext context, RemindedActivity reminded, Func<NextReminder, bool> isNewEnough)
    {
        var seen = await context.CallActivityAsync<NextReminder>(nameof(ReadNextReminder), reminded, Orchestrations.UntilStorageAnswers);
        foreach (var pause in Pauses)
        {
            if (isNewEnough(seen))
                break;
            await context.CreateTimer(pause, CancellationToken.None);
            seen = await context.CallActivityAsync<NextReminder>(nameof(ReadNextReminder), reminded, Orchestrations.UntilStorageAnswers);
        }

        return seen;
    }
}
