using System.Text.RegularExpressions;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Commands;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>Whatever write of whatever command loses its answer: the result and the rows are those of an undisturbed call.</summary>
public abstract partial class LostAnswerContract : IAsyncLifetime
{
    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;
    private static readonly Duration Later = Duration.FromHours(1);

    private static readonly Attachment File = new("f1", "offer.pdf", 48213, "application/pdf", new string('a', 64));

    private static readonly CleanUp CleanUp = new()
    {
        Id = "c1",
        Action = CleanUpAction.Delete,
        Before = A.Deadline().At + Duration.FromHours(1),
        By = A.Anna,
        StartedAt = A.Deadline().At + Duration.FromHours(2),
    };

    private static readonly Dictionary<string, Func<World, Task<object?>>> Commands = new(StringComparer.Ordinal)
    {
        ["Save"] = world => world.SaveAsync(Save(20)),
        ["Save with a file"] = world => world.SaveAsync(Save(20) with { Files = [File] }),
        ["Save under a key"] = world => world.SaveAsync(Save(20), new RequestKey("k", "fingerprint")),
        ["Save on a new item"] = world => world.SaveAsync(A.Save(20, A.Deal("new"))),
        ["Save a follow-up"] = world => world.SaveAsync(Save(20) with { ParentId = new ActivityId(1), Files = [File] }),
        ["Save a follow-up under a key"] = world =>
            world.SaveAsync(Save(20) with { ParentId = new ActivityId(1), Files = [File] }, new RequestKey("k", "fingerprint")),
        ["Complete"] = async world => await world.Activities.CompleteAsync(A.Tenant, new ActivityId(1), Complete(), Silent, default),
        ["Complete and plan the next"] = async world =>
            await world.Activities.CompleteAsync(A.Tenant, new ActivityId(1), Complete() with { Next = A.Content(), NextId = new ActivityId(20) }, Silent, default),
        ["Delete"] = async world => await world.Activities.ChangeAsync(A.Tenant, new ActivityId(1), new DeleteActivityCommand(A.Anna, A.Now + Later).Decide, Silent, default),
        ["Raise"] = async world => await world.Activities.RaiseRemindersAsync(A.Tenant, new ActivityId(1), A.Deal(), A.Deadline().At, A.MaxAge, default),
        ["Raise what is too old"] = async world => await world.Activities.RaiseRemindersAsync(
            A.Tenant, new ActivityId(1), A.Deal(), A.Deadline().At + Duration.FromDays(2), A.MaxAge, default),
        ["Put a new item"] = async world => await world.Items.PutAsync(A.Tenant, Put("new"), Silent, default),
        ["Put another stage"] = async world => await world.Items.PutAsync(A.Tenant, Put("42") with { Stage = A.Stage("QUOTE") }, Silent, default),
        ["Put another responsible"] = async world => await world.Items.PutAsync(A.Tenant, Put("42") with { ResponsibleId = A.Jan }, Silent, default),
        ["Hand over"] = async world =>
        {
            await world.Items.PutAsync(A.Tenant, Put("42") with { ResponsibleId = A.Jan }, Silent, default);
            return await world.Items.CatchUpAsync(A.Tenant, A.Deal(), A.Now + Later, static (_, _) => Task.CompletedTask, default);
        },
        ["Edit"] = world => world.ChangeAsync((activity, item) =>
            new EditActivityCommand { By = A.Jan, Now = A.Now + Later, Subject = "Call", ResponsibleId = A.Jan }.Decide(activity, item)),
        ["Snooze"] = world => world.ChangeAsync(new SnoozeActivityCommand
        {
            By = A.Anna,
            Now = A.Now + Later,
            What = SnoozedPart.Deadline,
            To = new SnoozeTo.By(Duration.FromHours(1), FromDeadline: true),
            Calendar = WorkCalendar.Default(A.Warsaw),
        }.Decide),
        ["Complete and reopen"] = async world =>
        {
            await world.Activities.CompleteAsync(A.Tenant, new ActivityId(1), Complete(), Silent, default);
            return await world.ChangeAsync(new ReopenActivityCommand { By = A.Anna, Now = A.Now + Later }.Decide);
        },
        ["Attach"] = world => world.AttachAsync(null),
        ["Attach under a key"] = world => world.AttachAsync(new RequestKey("k", "fingerprint")),
        ["Attach and detach"] = async world =>
        {
            await world.AttachAsync(null);
            return await world.ChangeAsync(new DetachFileCommand(A.Anna, A.Now + Later, File.Id).Decide);
        },
        ["Receive a contact under a key"] = async world => await world.Activities.ReceiveAsync(
            A.Tenant,
            new ReceiveContactCommand { Id = new ActivityId(20), Item = A.Deal(), By = A.Jan, Now = A.Now + Later, Subject = "Missed call" },
            new RequestKey("k", "fingerprint"),
            default),
        ["Comment"] = world => world.CommentAsync(null),
        ["Comment under a key"] = world => world.CommentAsync(new RequestKey("k", "fingerprint")),
        ["Pin and unpin"] = async world =>
        {
            var line = (await world.Timelines.TimelineAsync(A.Tenant, A.Deal(), null, 1, default)).Items[0];
            await world.Timelines.PinAsync(A.Tenant, A.Deal(), (line.SortedAt, line.Sequence), A.Now + Later, default);
            return await world.Timelines.PinAsync(A.Tenant, A.Deal(), line: null, A.Now + Later, default);
        },
        ["Close"] = async world =>
        {
            await world.Items.PutAsync(A.Tenant, Put("42") with { Stage = A.Stage("WON", StageSemantics.Won), AutoCompletes = true }, Silent, default);
            return await world.Items.CatchUpAsync(A.Tenant, A.Deal(), A.Now + Later, Silent, default);
        },
        ["Convert"] = async world =>
        {
            await world.Items.ConvertAsync(
                A.Tenant, new ConvertItemCommand { Item = A.Deal(), To = A.Deal("77"), Carries = true, By = A.Anna, Now = A.Now + Later }, Silent, default);
            return await world.Items.CatchUpAsync(A.Tenant, A.Deal(), A.Now + Later, Silent, default);
        },
        ["Delete an item"] = async world =>
        {
            await world.Activities.CompleteAsync(A.Tenant, new ActivityId(1), Complete(), Silent, default);
            await world.Removal.DeleteAsync(A.Tenant, A.Deal(), new DeleteItemCommand(A.Now + Later), Silent, default);
            while (await world.Removal.RemoveNextAsync(A.Tenant, A.Deal(), A.Now + Later, Silent, default) is { ItemAfter: not null })
            {
            }

            return await world.Items.GetAsync(A.Tenant, A.Deal(), default);
        },
        ["Set a limit, reach it and leave it"] = async world =>
        {
            var tenant = new Tenant(A.Tenant, A.Warsaw, TenantPlan.Standard, CatchUp.MostAtOnce + 3, A.Now);
            var (outcome, _) = await world.Tenants.PutAsync(tenant, static revision => revision is null, default);
            await world.Usage.ApplyLimitAsync(A.Tenant, A.Now, default);
            await world.SaveAsync(Save(20));
            var reached = await world.Usage.ReadWholeAsync(A.Tenant, default);
            await world.Activities.CompleteAsync(A.Tenant, new ActivityId(1), Complete(), Silent, default);
            return $"{outcome} {reached.ReachedAt} {(await world.Usage.ReadWholeAsync(A.Tenant, default)).ReachedAt}";
        },
        ["Clean up and undo"] = async world =>
        {
            await world.CleanUps.AddAsync(A.Tenant, CleanUp, default);
            await world.CleanUps.TakeNextAsync(A.Tenant, "c1", null, CleanUp.StartedAt, Silent, default);
            var done = await world.CleanUps.ChangeAsync(A.Tenant, "c1", run => run.Ended(CleanUp.StartedAt), default);
            await world.CleanUps.ChangeAsync(A.Tenant, "c1", run => run.Undoing(A.Anna, CleanUp.StartedAt), default);
            await world.CleanUps.TakeBackNextAsync(A.Tenant, "c1", A.Jan, null, CleanUp.StartedAt, Silent, default);
            return $"{done!.CleanUp.State} {done.WasChanged} {done.CleanUp.Done} {(await world.CleanUps.GetAsync(A.Tenant, "c1", default))!.Done}";
        },
        ["Read a notice"] = async world =>
        {
            await world.ChangeAsync(new EditActivityCommand { By = A.Anna, Now = A.Now + Later, ResponsibleId = A.Jan }.Decide);
            await world.Inboxes.ReadAllAsync(A.Tenant, A.Jan, A.Now + Later, default);
            return await world.Inboxes.UnreadAsync(A.Tenant, A.Jan, default);
        },
        ["Put behaviour"] = async world => await world.Settings.PutBehaviorAsync(A.Tenant, TenantBehavior.Default, revision => revision == 0, default),
        ["Put suggestions"] = async world => await world.Settings.PutSuggestionsAsync(A.Tenant, SuggestionSection.Default, revision => revision == 0, default),
        ["Put calendar"] = async world =>
            await world.Settings.PutCalendarAsync(A.Tenant, _ => WorkCalendar.Default(A.Warsaw), revision => revision == 0, default),
        ["Put a template"] = async world => await world.Templates.PutAsync(A.Tenant, Template("b"), revision => revision is null, default),
        ["Delete a template"] = async world => await world.Templates.DeleteAsync(A.Tenant, TemplateId.Parse("a"), revision => revision == 1, default),
        ["Put preferences"] = async world =>
            await world.Preferences.PutPreferencesAsync(A.Tenant, A.Anna, Storage.Preferences.Default, revision => revision == 0, default),
        ["Put own calendar"] = async world =>
            await world.Preferences.PutCalendarAsync(A.Tenant, A.Anna, PersonCalendar.None, revision => revision == 0, default),
        ["Opt out"] = async world => (await world.Preferences.ChangeOptOutsAsync(
            A.Tenant, A.Anna, present => present.With(new OptOut(new OptOutScope(ItemType.Deal, null, null), OptOutChoice.Forever, null), A.Now), default))!.Values.Length,
    };

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public Task Answer_LostOfAnyWrite_ChangesNothingThatCanBeSeen() => LoseEachAsync(LostAnswer.Unanswered);

    [ContractFact]
    public Task Write_RepeatedByTheClient_ChangesNothingThatCanBeSeen() => LoseEachAsync(LostAnswer.Repeated);

    private async Task LoseEachAsync(LostAnswer how)
    {
        foreach (var (name, command) in Commands)
        {
            var (undisturbed, _) = await RunAsync(command, how, write: 0);
            for (var write = 1; ; write++)
            {
                var (disturbed, happened) = await RunAsync(command, how, write);
                if (!happened)
                {
                    Assert.True(write > 1, $"{name} writes nothing.");
                    break;
                }

                Assert.True(undisturbed == disturbed, $"{name}, write {write}:\n{undisturbed}\n\nbecame\n{disturbed}");
            }
        }
    }

    private async Task<(string Seen, bool Happened)> RunAsync(Func<World, Task<object?>> command, LostAnswer how, int write)
    {
        var lost = new LostWrite(how);
        var world = new World(new LosingTable(await EmptyTableAsync(), lost));
        await world.Items.PutAsync(A.Tenant, Put("42"), Silent, default);
        for (var id = 1; id <= CatchUp.MostAtOnce + 2; id++)
            await world.SaveAsync(A.Save(id));
        await world.Templates.PutAsync(A.Tenant, Template("a"), _ => true, default);

        lost.Lose(write);
        var answer = Describe(await command(world));
        var happened = lost.Happened;
        return ($"{answer}\n{await world.RowsAsync()}", happened);
    }

    private static string Describe(object? answer) => answer switch
    {
        RequestOutcome<Activity>.Decided { Decision: var decision } => Describe(decision),
        RequestOutcome<TimelineEntry>.Decided { Decision: Decision<TimelineEntry>.Accepted accepted } => $"{accepted.Result.Kind}",
        Decision<Activity>.Accepted accepted => $"{accepted.Result}, {accepted.Changes.RemovedFiles.Count()} files removed",
        Decision<CompletedActivity>.Accepted accepted => $"{accepted.Result.Activity}, {accepted.Result.Next}, {accepted.Result.MorePlanned}",
        Decision<Item>.Accepted accepted => $"{accepted.Result}, new: {accepted.Changes.ItemBefore is null}",
        _ => $"{answer}",
    };

    private static SaveActivityCommand Save(long id) => A.Save(id, now: A.Now + Later);

    private static CompleteActivityCommand Complete() => new() { By = A.Anna, Now = A.Now + Later, Result = "agreed" };

    private static PutItemCommand Put(string id) => new()
    {
        Item = A.Deal(id),
        Title = "Roof for Kowalski",
        Stage = A.Stage(),
        ResponsibleId = A.Anna,
        By = A.Anna,
        Now = A.Now,
    };

    private static Template Template(string id) => new() { Id = TemplateId.Parse(id), Subject = PlaceholderText.Literal("Call") };

    [GeneratedRegex(""","marks":\[[^\]]*\]""", RegexOptions.None, 1000)]
    private static partial Regex Marks { get; }

    private sealed class World(ISortedTable table)
    {
        public ActivityStore Activities { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public ItemStore Items { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public ItemRemoval Removal { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public TimelineStore Timelines { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public TenantDirectory Tenants { get; } = TestSupport.Tenants.In(table);

        public UsageStore Usage { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public CleanUpStore CleanUps { get; } = new(table, TestSupport.Tenants.In(table), TimeProvider.System);

        public InboxStore Inboxes { get; } = new(table, TimeProvider.System);

        public async Task<object?> ChangeAsync(Func<Activity?, Item?, Decision<Activity>> decide) =>
            await Activities.ChangeAsync(A.Tenant, new ActivityId(1), decide, Silent, default);

        public async Task<object?> AttachAsync(RequestKey? key) =>
            await Activities.AttachAsync(A.Tenant, new ActivityId(1), new AttachFilesCommand(A.Anna, A.Now + Later, [File]), key, default);

        public async Task<object?> CommentAsync(RequestKey? key) => await Timelines.CommentAsync(
            A.Tenant, new CommentOnItemCommand { Item = A.Deal(), Id = "c1", By = A.Jan, Now = A.Now + Later, Text = "Call back" }, key, default);

        public SettingsStore Settings { get; } = new(table, TimeProvider.System);

        public TemplateStore Templates => new(table, Settings, ServiceLimits.Default);

        public PreferenceStore Preferences { get; } = new(table, TimeProvider.System);

        public async Task<object?> SaveAsync(SaveActivityCommand command, RequestKey? request = null) =>
            await Activities.SaveAsync(A.Tenant, command, request, Silent, default);

        public async Task<string> RowsAsync() => string.Join(
            '\n',
            (await table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 1000, default)).Select(row => $"{row.Key} {Marks.Replace(row.Body, "")}"));
    }
}
