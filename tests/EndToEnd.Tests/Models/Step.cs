using CsCheck;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What happens next. Which activity it happens to is drawn as a number, and counted round those that are open then.</summary>
public abstract record Step
{
    private static readonly string[] Users = ["anna", "jan", "ola"];
    private static readonly Duration[] Offsets = [Duration.FromHours(3), Duration.FromMinutes(20), Duration.FromMinutes(6), Duration.FromSeconds(30), Duration.Zero];

    private static readonly Gen<string> SomeUser = Gen.Int[0, Users.Length - 1].Select(i => Users[i]);
    private static readonly Gen<string> SomeItem = Gen.Int[1, 3].Select(i => $"{i}");
    private static readonly Gen<int> SomeOne = Gen.Int[0, 11];

    private static readonly Gen<Planned> Plans = Gen.Select(Gen.Int[1, 7_200], Gen.Int[0, 31], SomeUser, (seconds, chosen, user) =>
        new Planned(Duration.FromSeconds(seconds), [.. Offsets.Where((_, i) => (chosen >> i & 1) == 1)], user));

    private Step()
    {
    }

    /// <summary>Steps by how often they come.</summary>
    public static Gen<Step> Any { get; } = Gen.Frequency(
        (30, (IGen<Step>)Gen.Select(SomeItem, Plans, (item, plan) => (Step)new Save(item, plan))),
        (12, Gen.Select(SomeOne, Plans, Gen.Bool, (which, plan, goesOn) => (Step)new Complete(which, goesOn ? plan : null))),
        (6, Gen.Select(SomeOne, which => (Step)new Delete(which))),
        (8, Gen.Select(SomeItem, SomeUser, (item, user) => (Step)new HandOver(item, user))),
        (30, Gen.OneOf(Gen.Int[1, 120], Gen.Int[60, 3_600]).Select(seconds => (Step)new Wait(Duration.FromSeconds(seconds)))),
        (6, Gen.Select(SomeOne, which => (Step)new LoseOrchestration(which))),
        (6, Gen.Select(SomeOne, which => (Step)new LoseTimer(which))),
        (3, Gen.Const((Step)new LoseEveryOrchestration())),
        (6, Gen.Bool.Select(repeats => (Step)new LoseAnswer(repeats))),
        (3, Gen.OneOf(Gen.Int[0, 600], Gen.Int[0, 10_000], Gen.Int[80_000, 100_000]).Select(seconds => (Step)new Crash(Duration.FromSeconds(seconds)))));

    public sealed record Planned(Duration Ahead, ImmutableArray<Duration> Reminders, string Responsible)
    {
        public override string ToString() => $"in {Ahead}, reminders {string.Join(' ', Reminders)}, for {Responsible}";
    }

    public sealed record Save(string Item, Planned Plan) : Step;

    /// <summary>Completes one, and plans the next if there is a plan.</summary>
    public sealed record Complete(int Which, Planned? Next) : Step;

    public sealed record Delete(int Which) : Step;

    public sealed record HandOver(string Item, string Responsible) : Step;

    public sealed record Wait(Duration For) : Step;

    /// <summary>As when the message that starts it never arrived.</summary>
    public sealed record LoseOrchestration(int Which) : Step;

    public sealed record LoseEveryOrchestration : Step;

    /// <summary>Its orchestration sleeps on, and nothing but a message will wake it.</summary>
    public sealed record LoseTimer(int Which) : Step;

    /// <summary>The next write takes place without its answer.</summary>
    public sealed record LoseAnswer(bool Repeats) : Step;

    /// <summary>The host ends, and begins again some time later.</summary>
    public sealed record Crash(Duration Outage) : Step;
}
