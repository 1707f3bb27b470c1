using CsCheck;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What happens next in the life of a tenant. Which activity, item or file it happens to is drawn as a number, and counted round
/// those that are there.</summary>
public abstract record LifecycleStep
{
    private static readonly Gen<string> SomeUser = Gen.Bool.Select(first => first ? "anna" : "jan");
    private static readonly Gen<int> SomeOne = Gen.Int[0, 11];
    private static readonly Gen<string> SomeZone = Gen.Int[0, 3].Select(i => new[] { "Europe/Warsaw", "America/New_York", "Asia/Kathmandu", "UTC" }[i]);
    private static readonly Gen<Duration> SomeTime = Gen.Int[1, 180].Select(minutes => Duration.FromMinutes(minutes));
    private static readonly Gen<Duration> SomeTimeAhead = Gen.Frequency(
        (6, (IGen<Duration>)SomeTime), (2, Gen.Int[1, 20 * 24].Select(hours => Duration.FromHours(hours))));
    private static readonly Gen<string[]> SomeReminders = Gen.Int[0, 15].Select(
        chosen => new[] { "P2D", "PT1H", "PT15M", "PT0S" }.Where((_, i) => (chosen >> i & 1) == 1).ToArray());

    private LifecycleStep()
    {
    }

    /// <summary>Steps by how often they come.</summary>
    public static Gen<LifecycleStep> Any { get; } = Gen.Frequency(
        (22, (IGen<LifecycleStep>)Gen.Select(SomeOne, SomeTimeAhead, SomeReminders, SomeUser, SomeZone, Gen.Bool, (item, ahead, reminders, user, zone, twice) =>
            (LifecycleStep)new Save(item, ahead, reminders, user, zone, twice))),
        (3, Gen.Select(SomeOne, SomeZone, (which, zone) => (LifecycleStep)new Travel(which, zone))),
        (5, Gen.Select(SomeOne, which => (LifecycleStep)new Rename(which))),
        (6, Gen.Select(SomeOne, SomeTimeAhead, (which, ahead) => (LifecycleStep)new Move(which, ahead))),
        (4, Gen.Select(SomeOne, SomeReminders, (which, reminders) => (LifecycleStep)new Remind(which, reminders))),
        (5, Gen.Select(SomeOne, SomeUser, (which, user) => (LifecycleStep)new Assign(which, user))),
        (5, Gen.Select(SomeOne, SomeTime, Gen.Bool, (which, ahead, fromDeadline) => (LifecycleStep)new PutOff(which, ahead, fromDeadline))),
        (6, Gen.Select(SomeOne, SomeTime, (which, ahead) => (LifecycleStep)new RemindAgain(which, ahead))),
        (7, Gen.Select(SomeOne, Gen.Bool, (which, goesOn) => (LifecycleStep)new Complete(which, goesOn))),
        (5, Gen.Select(SomeOne, SomeTime, (which, ahead) => (LifecycleStep)new Reopen(which, ahead))),
        (3, Gen.Select(SomeOne, which => (LifecycleStep)new Delete(which))),
        (4, Gen.Select(SomeOne, Gen.Int[1, 3], (which, count) => (LifecycleStep)new Attach(which, count))),
        (3, Gen.Select(SomeOne, SomeOne, (which, file) => (LifecycleStep)new Detach(which, file))),
        (4, Gen.Select(SomeOne, item => (LifecycleStep)new Receive(item))),
        (4, Gen.Select(SomeOne, SomeUser, (item, by) => (LifecycleStep)new Comment(item, by))),
        (6, Gen.Select(SomeOne, Gen.Int[0, 3].Select(i => new[] { "NEW", "QUOTE", "WON", "LOST" }[i]), (item, stage) => (LifecycleStep)new Stage(item, stage))),
        (4, Gen.Select(SomeOne, SomeUser, (item, user) => (LifecycleStep)new HandOver(item, user))),
        (3, Gen.Select(SomeOne, Gen.Bool, (item, carries) => (LifecycleStep)new Convert(item, carries))),
        (2, Gen.Select(SomeOne, item => (LifecycleStep)new DeleteItem(item))),
        (3, Gen.Select(SomeUser, user => (LifecycleStep)new ReadAll(user))),
        (2, Gen.Bool.Select(byActivity => (LifecycleStep)new CountBy(byActivity))),
        (20, Gen.Int[1, 3_600].Select(seconds => (LifecycleStep)new Wait(Duration.FromSeconds(seconds)))),
        (4, Gen.Select(SomeOne, which => (LifecycleStep)new LoseOrchestration(which))),
        (4, Gen.Select(SomeOne, which => (LifecycleStep)new LoseTimer(which))),
        (6, Gen.Bool.Select(repeats => (LifecycleStep)new LoseAnswer(repeats))),
        (2, Gen.Int[0, 3_600].Select(seconds => (LifecycleStep)new Crash(Duration.FromSeconds(seconds)))));

    /// <summary>Plans an activity; the request may be sent twice under one key.</summary>
    public sealed record Save(int Item, Duration Ahead, string[] Reminders, string Responsible, string Zone, bool Twice) : LifecycleStep
    {
        public override string ToString() => $"Save on {Item}, in {Ahead}, reminders {string.Join(' ', Reminders)}, for {Responsible}, in {Zone}, twice: {Twice}";
    }

    /// <summary>Shows the deadline in another zone.</summary>
    public sealed record Travel(int Which, string Zone) : LifecycleStep;

    public sealed record Rename(int Which) : LifecycleStep;

    public sealed record Move(int Which, Duration Ahead) : LifecycleStep;

    public sealed record Remind(int Which, string[] Reminders) : LifecycleStep
    {
        public override string ToString() => $"Remind of {Which}: {string.Join(' ', Reminders)}";
    }

    public sealed record Assign(int Which, string User) : LifecycleStep;

    public sealed record PutOff(int Which, Duration By, bool FromDeadline) : LifecycleStep;

    public sealed record RemindAgain(int Which, Duration By) : LifecycleStep;

    public sealed record Complete(int Which, bool GoesOn) : LifecycleStep;

    public sealed record Reopen(int Which, Duration Ahead) : LifecycleStep;

    public sealed record Delete(int Which) : LifecycleStep;

    public sealed record Attach(int Which, int Count) : LifecycleStep;

    public sealed record Detach(int Which, int File) : LifecycleStep;

    public sealed record Receive(int Item) : LifecycleStep;

    public sealed record Comment(int Item, string By) : LifecycleStep;

    public sealed record Stage(int Item, string Id) : LifecycleStep;

    public sealed record HandOver(int Item, string Responsible) : LifecycleStep;

    public sealed record Convert(int Item, bool Carries) : LifecycleStep;

    public sealed record DeleteItem(int Item) : LifecycleStep;

    public sealed record ReadAll(string User) : LifecycleStep;

    /// <summary>Counts by who has to do an activity, or by who is responsible for its item.</summary>
    public sealed record CountBy(bool ByActivity) : LifecycleStep;

    public sealed record Wait(Duration For) : LifecycleStep;

    /// <summary>As when the message that starts it never arrived.</summary>
    public sealed record LoseOrchestration(int Which) : LifecycleStep;

    /// <summary>Its orchestration sleeps on, and nothing but a message will wake it.</summary>
    public sealed record LoseTimer(int Which) : LifecycleStep;

    /// <summary>The next write takes place without its answer.</summary>
    public sealed record LoseAnswer(bool Repeats) : LifecycleStep;

    /// <summary>The host ends, and begins again some time later.</summary>
    public sealed record Crash(Duration Outage) : LifecycleStep;
}
