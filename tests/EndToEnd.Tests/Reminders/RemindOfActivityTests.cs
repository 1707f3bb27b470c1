using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Reminders;

/// <summary>The orchestration of one activity's reminders, on a real engine and real rows.</summary>
public sealed class RemindOfActivityTests
{
    private const string Instance = "demo-1";

    private static readonly Instant Deadline = Instant.FromUtc(2026, 11, 23, 16, 2, 30);
    private static readonly RemindedActivity First = new("demo", 1, "deal", "42");

    [Fact]
    public async Task Plan_ChangedWhileTheLastReminderIsRaised_IsSleptOn()
    {
        var later = Deadline + Duration.FromHours(2);
        App? app = null;
        var moved = false;
        await using var started = await App.StartAsync(options => options.WrapTables(tables => new HookedTables(tables, async batch =>
        {
            if (moved || !batch.Any(change => change.Key.StartsWith("inbox|", StringComparison.Ordinal)))
                return;
            moved = true;
            await MoveDeadlineAsync(app!, later);
            await app!.Durable.RaiseEventAsync(Instance, RemindOfActivity.Changed, 3L);
        })));
        app = started;
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "PT0S");

        await app.AdvanceToAsync(later);

        // Without the safety net's help, which comes two minutes late.
        Assert.Equal([later, Deadline], await RemindedAtAsync(anna));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        Assert.True(await IsOverAsync(app));
    }

    [Fact]
    public async Task Activity_NeverCommitted_IsLookedForOneMinuteAndGivenUp()
    {
        await using var app = await App.StartAsync();
        await StartAsync(app, First);

        await app.AdvanceAsync(Duration.FromSeconds(59));
        Assert.False(await IsOverAsync(app));
        await app.AdvanceAsync(Duration.FromSeconds(2));

        Assert.True(await IsOverAsync(app));
    }

    [Fact]
    public async Task Plan_AnnouncedButNeverWritten_IsLookedForAndGivenUp()
    {
        await using var app = await App.StartAsync();
        await StartAsync(app, First with { Announced = new NextReminder(Exists: true, 1, Deadline.ToDateTimeUtc()) });

        await app.AdvanceToAsync(Deadline + Duration.FromSeconds(61));

        Assert.True(await IsOverAsync(app));
    }

    [Fact]
    public async Task Activity_Completed_EndsIt()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "PT15M", "PT0S");
        await app.WhenIdleAsync();
        Assert.False(await IsOverAsync(app));

        (await anna.PostAsync("/api/activities/1/complete")).Is(200);
        // Told before the commit, it may have looked before it, and looks again for a minute.
        await app.AdvanceAsync(Duration.FromMinutes(1));

        Assert.True(await IsOverAsync(app));
    }

    [Fact]
    public async Task Events_ByTheDozen_LeaveTheReminderWhereItIs()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "PT15M", "PT0S");
        await app.WhenIdleAsync();

        for (var i = 0; i < 50; i++)
            await app.Durable.RaiseEventAsync(Instance, RemindOfActivity.Changed, 1L);
        await app.AdvanceToAsync(Deadline);

        Assert.Equal([Deadline, Deadline - Duration.FromMinutes(15)], await RemindedAtAsync(anna));
        Assert.True(await IsOverAsync(app));
    }

    [Fact]
    public async Task Clock_OfTheDeliveryThatIsBehind_IsWaitedForWithoutHaste()
    {
        var behind = new BehindTime(TimeSpan.FromSeconds(30));
        await using var app = await App.StartAsync(options => options.ConfigureServices(services => services.AddSingleton(provider =>
        {
            behind.Host = provider.GetRequiredService<TimeProvider>();
            return new ReminderDelivery(
                provider.GetRequiredService<ActivityStore>(), provider.GetRequiredService<SettingsStore>(), behind);
        })));
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "PT0S");
        await app.WhenIdleAsync();

        await app.AdvanceToAsync(Deadline + Duration.FromSeconds(29));
        Assert.Empty(await RemindedAtAsync(anna));
        await app.AdvanceToAsync(Deadline + Duration.FromSeconds(30));

        Assert.Single(await RemindedAtAsync(anna));
        Assert.InRange(behind.Reads, 2, 10);
    }

    [Fact]
    public async Task Timer_OfTheLastReminderLost_TheNetRaisesItAndTheOrchestrationEnds()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, "PT0S");
        await app.LoseOrchestrationsAsync();
        // It sleeps on, as after the loss of its timer.
        await StartAsync(app, First with { Announced = new NextReminder(Exists: true, 1, (Deadline + Duration.FromDays(300)).ToDateTimeUtc()) });

        await app.AdvanceToAsync(Deadline + Duration.FromMinutes(7));

        Assert.Single(await NoticesAsync(anna));
        Assert.True(await IsOverAsync(app));
    }

    private static Task<string> StartAsync(App app, RemindedActivity reminded) =>
        app.Durable.ScheduleNewOrchestrationInstanceAsync(nameof(RemindOfActivity), reminded, new StartOrchestrationOptions(Instance));

    private static async Task<bool> IsOverAsync(App app) => (await app.Durable.GetInstanceAsync(Instance))!.IsCompleted;

    private static async Task SaveAsync(Client anna, params string[] reminders) => (await anna.PostAsync(
        "/api/activities", new { item = Form.Deal(), deadline = NodaTime.Text.InstantPattern.ExtendedIso.Format(Deadline), reminders })).Is(201);

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> NoticesAsync(Client anna) =>
        [.. (await anna.GetAsync("/api/me/notifications")).Is(200).List()];

    private static async Task<IEnumerable<Instant>> RemindedAtAsync(Client anna) => (await NoticesAsync(anna)).Select(notice => notice.Moment("at")).ToList();

    /// <summary>What an edit of the deadline writes.</summary>
    private static async Task MoveDeadlineAsync(App app, Instant to)
    {
        var table = app.Services.GetRequiredService<ITableStore>().Open(TableNames.Activities);
        var row = (await table.GetAsync("demo", "activity|1", default))!;
        var deadline = NodaTime.Text.InstantPattern.ExtendedIso.Format(to);
        var fields = System.Text.Json.Nodes.JsonNode.Parse(row.Body)!;
        fields["deadline"] = deadline;
        fields["nextReminder"] = deadline;
        fields["revision"] = 3;
        Assert.IsType<BatchOutcome.Committed>(await table.CommitAsync("demo", [new RowChange.Replace(row.Key, fields.ToJsonString(), row.Tag)], default));
    }

    /// <summary>The host's clock, but behind; in the end it gives in, so that who asks without a pause comes to an end.</summary>
    private sealed class BehindTime(TimeSpan behind) : TimeProvider
    {
        private const int Patience = 200;

        public TimeProvider Host { get; set; } = System;

        public int Reads { get; private set; }

        public override DateTimeOffset GetUtcNow() => ++Reads > Patience ? Host.GetUtcNow() : Host.GetUtcNow() - behind;
    }

    private sealed class HookedTables(ITableStore inner, Func<IReadOnlyList<RowChange>, Task> committed) : ITableStore
    {
        public ISortedTable Open(string name) => new HookedTable(inner.Open(name), committed);
    }

    private sealed class HookedTable(ISortedTable inner, Func<IReadOnlyList<RowChange>, Task> committed) : PassingTable(inner)
    {
        public override async Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            var outcome = await base.CommitAsync(partition, changes, cancellation);
            await committed(changes);
            return outcome;
        }
    }
}
