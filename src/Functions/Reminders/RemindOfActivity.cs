using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SmartActivities.Functions.Background;

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

    [Function(nameof(RemindOfActivity))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var reminded = context.GetInput<RemindedActivity>()!;
        var next = reminded.Announced
            ?? await LookAsync(context, reminded, seen => seen.Exists && seen.Revision >= reminded.Awaited);
        var changed = context.WaitForExternalEvent<long>(Changed);
        var ended = context.WaitForExternalEvent<long>(Ended);

        // What came while the last reminder was raised is heard before this ends.
        for (var round = 1; next.At is not null || changed.IsCompleted || ended.IsCompleted; round++)
        {
            if (await IsDueAsync(context, next, changed, ended))
            {
                next = await context.CallActivityAsync<NextReminder>(nameof(RaiseDueReminders), reminded, Orchestrations.UntilStorageAnswers);

                // What was announced may be due before it is written; when it never is, this is where we notice.
                if (round == 1 && reminded.Announced is { Revision: var announced } && next.Revision < announced)
                    next = await LookAsync(context, reminded, seen => seen.Revision >= announced);
            }
            else
            {
                long revision;
                if (changed.IsCompleted)
                {
                    revision = await changed;
                    changed = context.WaitForExternalEvent<long>(Changed);
                }
                else
                {
                    revision = await ended;
                    ended = context.WaitForExternalEvent<long>(Ended);
                }

                next = await LookAsync(context, reminded, seen => !seen.Exists || seen.Revision >= revision);
            }

            if (round >= RoundsPerHistory && !changed.IsCompleted && !ended.IsCompleted && next.At is not null)
            {
                context.ContinueAsNew(reminded with { Announced = null, Awaited = 0 });
                return;
            }
        }
    }

    /// <summary>Sleeps until the next reminder is due, or until there is an event.</summary>
    /// <returns>False when there is an event.</returns>
    private static async Task<bool> IsDueAsync(TaskOrchestrationContext context, NextReminder next, Task changed, Task ended)
    {
        if (changed.IsCompleted || ended.IsCompleted)
            return false;

        using var sleep = new CancellationTokenSource();
        var due = context.CreateTimer(WakeAt(context, next), sleep.Token);
        if (await Task.WhenAny(due, changed, ended) == due)
            return true;
        Wake(sleep);
        return false;
    }

    // By the clock of who delivers it may lie further ahead than by ours. Without the difference we would ask without a pause.
    private static DateTime WakeAt(TaskOrchestrationContext context, NextReminder next)
    {
        var at = next.At!.Value;
        return next.Ahead is { } ahead && context.CurrentUtcDateTime + ahead is var ours && ours > at ? ours : at;
    }

    // An orchestrator must stay on its thread, which CancelAsync would leave.
    private static void Wake(CancellationTokenSource sleep) => sleep.Cancel();

    /// <summary>Reads the activity's plan; again for up to a minute while it is older than what was announced, then goes by what is there.</summary>
    private static async Task<NextReminder> LookAsync(TaskOrchestrationContext context, RemindedActivity reminded, Func<NextReminder, bool> isNewEnough)
    {
        var seen = await context.CallActivityAsync<NextReminder>(nameof(ReadNextReminder), reminded, Orchestrations.UntilStorageAnswers);
        foreach (var (tries, pause) in Pauses.Index())
        {
            if (isNewEnough(seen))
                break;
            await context.CreateTimer(pause, CancellationToken.None);
            var look = reminded with { GivesUp = tries == Pauses.Length - 1 };
            seen = await context.CallActivityAsync<NextReminder>(nameof(ReadNextReminder), look, Orchestrations.UntilStorageAnswers);
        }

        return seen;
    }
}
