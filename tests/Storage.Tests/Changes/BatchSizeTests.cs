using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Changes;

/// <summary>A transaction holds a hundred rows and 4 MiB. Each change that takes several activities at once is made here as large as it gets.</summary>
public sealed class BatchSizeTests : IAsyncLifetime
{
    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;
    private static readonly ItemKey Lead = new(ItemType.Lead, ItemId.Parse("5"));
    private static readonly UserId Ola = UserId.Parse("ola");
    private static readonly Duration[] Long = [.. Enumerable.Range(0, ReminderOffsets.MaxCount).Select(i => Duration.FromHours(30 + i))];

    private readonly EmptyEmbeddedTables _tables = new();
    private MeasuredTable _table = null!;
    private ActivityStore _activities = null!;
    private ItemStore _items = null!;

    public Task InitializeAsync()
    {
        _table = new MeasuredTable(_tables.Next());
        _activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        _items = new ItemStore(_table, Tenants.In(_table), TimeProvider.System);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _tables.DisposeAsync();

    /// <summary>To an item of another responsible, which leaves its stage and the forgotten, while the lead becomes one of them.</summary>
    [Fact]
    public async Task Convert_ThatHandsOver_FitsABatch()
    {
        var deal = Enumerable.Range(0, 100).Select(i => A.Deal($"{i}")).First(deal => TenantKeys.Usage(deal) != TenantKeys.Usage(Lead));
        await PutAsync(Lead, A.Anna);
        await PutAsync(deal, Ola);
        await PlanAsync(CatchUp.MostAtOnce);
        _table.Largest = 0;

        await _items.ConvertAsync(
            A.Tenant,
            new ConvertItemCommand { Item = Lead, To = deal, Title = "Roof", Stage = A.Stage("QUOTE"), Carries = true, By = A.Anna, Now = A.Now },
            Silent,
            default);

        Assert.Equal((0, CatchUp.MostAtOnce), ((await ItemAsync(Lead)).Open.Count, (await ItemAsync(deal)).Open.Count));
        // Both items in every order that there is, before and after, two counts, that the deal moves, and thirteen rows for each activity.
        Assert.Equal(17 + (13 * CatchUp.MostAtOnce), _table.Largest);
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));
    }

    /// <summary>The longest texts in letters that a request writes in six bytes each, and an item that has as many activities then as it may have.</summary>
    [Fact]
    public async Task Convert_OfTheLongestTexts_FitsABatch()
    {
        var letters = new string('Ж', Activity.MaxDescriptionLength);
        var deal = A.Deal("7");
        var first = CatchUp.MostAtOnce;
        var heavy = Enumerable.Range(1, first).Select(id => A.Activity(id, reminders: Long) with
        {
            Item = Lead,
            Subject = letters[..Activity.MaxSubjectLength],
            Description = letters,
            Attachments = [.. Enumerable.Range(0, Attachment.MaxPerActivity).Select(file => new Attachment($"{file}", letters[..255], 1, "application/pdf", new string('a', 64)))],
        });
        var light = Enumerable.Range(1_000, OpenActivities.MaxPerItem - first).Select(id => A.Activity(id) with { Item = deal });
        var title = letters[..Item.MaxTitleLength];
        await Seed.WriteAsync(_table, A.Tenant, [A.Item(Lead, title), A.Item(deal, title, responsible: Ola)], heavy.Concat(light));
        _table.Heaviest = 0;

        await _items.ConvertAsync(
            A.Tenant,
            new ConvertItemCommand { Item = Lead, To = deal, Title = title, Stage = A.Stage("QUOTE"), Carries = true, By = A.Anna, Now = A.Now },
            Silent,
            default);

        Assert.Equal(OpenActivities.MaxPerItem, (await ItemAsync(deal)).Open.Count);
        Assert.InRange(_table.Heaviest, TableLimits.BatchWeight / 2, TableLimits.BatchWeight);
    }

    [Fact]
    public async Task Close_OfAsManyAsFollowAtOnce_FitsABatch()
    {
        await PutAsync(Lead, A.Anna);
        await PlanAsync(CatchUp.MostAtOnce);
        _table.Largest = 0;

        await PutAsync(Lead, Ola, A.Stage("WON", StageSemantics.Won));

        Assert.Equal((0, CatchUp.MostAtOnce), ((await ItemAsync(Lead)).Open.Count, (await ItemAsync(Lead)).AutoCompleted));
        Assert.InRange(_table.Largest, 11 * CatchUp.MostAtOnce, TableLimits.BatchChanges);
    }

    [Fact]
    public async Task Delete_OfAnItem_FitsABatch()
    {
        await PutAsync(Lead, A.Anna);
        await PlanAsync(DeleteItemCommand.MostAtOnce);
        var removal = new ItemRemoval(_table, Tenants.In(_table), TimeProvider.System);
        await removal.DeleteAsync(A.Tenant, Lead, new DeleteItemCommand(A.Now), Silent, default);
        _table.Largest = 0;

        while (await removal.RemoveNextAsync(A.Tenant, Lead, A.Now, Silent, default) is { ItemAfter: not null })
        {
        }

        Assert.InRange(_table.Largest, 10 * DeleteItemCommand.MostAtOnce, TableLimits.BatchChanges);
        Assert.Empty(await Recount.DifferencesAsync(_table, A.Tenant));
    }

    /// <summary>Some of them so old that they are folded, and one that was put off.</summary>
    [Fact]
    public async Task Raise_OfAllRemindersAtOnce_FitsABatch()
    {
        await PutAsync(Lead, A.Anna);
        await PlanAsync(1);
        var due = A.Deadline().At;
        await _activities.ChangeAsync(
            A.Tenant,
            new ActivityId(1),
            new SnoozeActivityCommand
            {
                By = A.Jan,
                Now = A.Now,
                What = SnoozedPart.Reminder,
                To = new SnoozeTo.Until(due),
                Calendar = Domain.Calendars.WorkCalendar.Default(A.Warsaw),
            }.Decide,
            Silent,
            default);
        _table.Largest = 0;

        await _activities.RaiseRemindersAsync(A.Tenant, new ActivityId(1), Lead, due, _ => Task.FromResult(Duration.FromHours(34)), default);

        Assert.InRange(_table.Largest, 4 * (ReminderOffsets.MaxCount - 4), TableLimits.BatchChanges);
        Assert.Equal(
            ReminderOffsets.MaxCount + 1,
            (await new LedgerStore(_table).PageAsync(A.Tenant, A.Jan, A.Now, due, null, 50, default)).Items.Count);
    }

    private async Task PlanAsync(int count)
    {
        for (var id = 1; id <= count; id++)
            await _activities.SaveAsync(A.Tenant, A.Save(id, Lead, responsible: A.Jan, reminders: Long), null, Silent, default);
    }

    private async Task PutAsync(ItemKey item, UserId responsible, Stage? stage = null) => Assert.IsType<Decision<Item>.Accepted>(await _items.PutAsync(
        A.Tenant,
        new PutItemCommand
        {
            Item = item,
            Title = "Roof for Kowalski",
            Stage = stage ?? A.Stage(),
            ResponsibleId = responsible,
            AutoCompletes = true,
            By = A.Anna,
            Now = A.Now,
        },
        Silent,
        default));

    private async Task<Item> ItemAsync(ItemKey item) => (await _items.GetAsync(A.Tenant, item, default))!;

    /// <summary>Keeps the sizes of the largest batches that were written.</summary>
    private sealed class MeasuredTable(ISortedTable inner) : PassingTable(inner)
    {
        public int Largest { get; set; }

        public int Heaviest { get; set; }

        public override Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            Largest = Math.Max(Largest, changes.Count);
            Heaviest = Math.Max(Heaviest, changes.Sum(TableLimits.Weigh));
            return base.CommitAsync(partition, changes, cancellation);
        }
    }
}
