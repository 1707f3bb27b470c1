using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>The ledger of reminders, on whichever provider.</summary>
public abstract class LedgerStoreContract : IAsyncLifetime
{
    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;
    private static readonly Instant Deadline = A.Deadline().At;

    private ISortedTable _table = null!;
    private ActivityStore _activities = null!;
    private LedgerStore _ledgers = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        _ledgers = new LedgerStore(_table);
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Ledger_OfWhatWasRaisedAndWhatIsPlanned_IsInTheOrderOfThePlans()
    {
        await SaveAsync(1, hours: 72, 60, 15, 0);
        await SaveAsync(2, hours: 72, 30, 20, 0);
        await SaveAsync(3, hours: 48, 0);
        await RaiseAsync(1, Deadline - Minutes(60));
        await RaiseAsync(3, A.Deadline(48).At + Duration.FromDays(2));

        var ledger = await LedgerAsync();

        Assert.Equal(
            [(3, 0, ReminderState.Folded), (1, 60, ReminderState.Delivered), (2, 30, ReminderState.Planned), (2, 20, ReminderState.Planned),
                (1, 15, ReminderState.Planned), (1, 0, ReminderState.Planned), (2, 0, ReminderState.Planned)],
            ledger.Select(entry => ((int)entry.ActivityId.Value, (int)entry.Reminder.Offset!.Value.TotalMinutes, entry.State)));
        Assert.All(ledger, entry => Assert.Equal((A.Anna, A.Deal()), (entry.Recipient, entry.Item)));
        Assert.Empty(await LedgerAsync(A.Jan));
    }

    [ContractFact]
    public async Task Ledger_OfASpan_HasBothItsEndsAndNothingBeyond()
    {
        await SaveAsync(1, hours: 72, 60, 30, 15, 0);
        await RaiseAsync(1, Deadline - Minutes(60));

        Assert.Equal([30, 15], await OffsetsAsync(Deadline - Minutes(30), Deadline - Minutes(15)));
        Assert.Equal([60, 30], await OffsetsAsync(Deadline - Minutes(60), Deadline - Minutes(30)));
        Assert.Equal([15], await OffsetsAsync(Deadline - Minutes(30) + Duration.FromTicks(1), Deadline - Duration.FromTicks(1)));
        Assert.Empty(await OffsetsAsync(Deadline - Minutes(59), Deadline - Minutes(31)));
    }

    [ContractFact]
    public async Task Page_OfAnySize_GivesTheSameAlsoWhileRemindersAreRaised()
    {
        for (var id = 1; id <= 5; id++)
            await SaveAsync(id, hours: 72, 15, 0);
        var whole = (await LedgerAsync()).Select(Place).ToList();
        Assert.Equal(10, whole.Count);
        for (var size = 1; size <= 11; size++)
            Assert.Equal(whole, (await PagesAsync(size)).Select(Place));

        var raised = 0;
        var pages = await PagesAsync(1, async () =>
        {
            // The earlier and the later ones, before and behind the place that was reached.
            if (++raised is > 1 and <= 6)
                await RaiseAsync(raised is 6 ? 5 : raised, raised % 2 == 0 ? Deadline - Minutes(15) : Deadline);
        });

        Assert.Equal(whole, pages.Select(Place));
        Assert.Contains(pages, entry => entry.State is ReminderState.Delivered);
    }

    /// <summary>One that is raised between the two reads stands in what both of them read.</summary>
    [ContractFact]
    public async Task Reminder_RaisedWhileTheLedgerIsRead_StandsInItOnce()
    {
        await SaveAsync(1, hours: 72, 15);
        var ledgers = new LedgerStore(new TableBetweenScans(_table, () => RaiseAsync(1, Deadline)));

        var entry = Assert.Single((await ledgers.PageAsync(A.Tenant, A.Anna, A.Now, Instant.MaxValue, null, 10, default)).Items);

        Assert.Equal((ReminderState.Delivered, Minutes(15)), (entry.State, entry.Late));
    }

    [ContractFact]
    public async Task Ledger_OfMoreActivitiesThanAScanTakes_IsWhole()
    {
        const int activities = 1100;
        // Each begins later than the one before, and its last reminder comes the earlier.
        var planned = Enumerable.Range(0, activities)
            .Select(i => (Id: i + 1, First: Deadline + Duration.FromSeconds(i), Last: Deadline + Duration.FromSeconds((3 * activities) - (2 * i)))).ToList();
        foreach (var some in planned.Chunk(TableLimits.BatchChanges))
        {
            await WriteAsync([.. some.Select(one => new RowChange.Upsert(
                TenantKeys.Upcoming(A.Anna, one.First, new ActivityId(one.Id)),
                RowShapes.Upcoming.Write(new UpcomingRow(
                    one.Id, "deal", "42", [new UpcomingReminder(one.First, 0), new UpcomingReminder(one.Last, null)]))))]);
        }

        var ledger = await PagesAsync(200);

        Assert.Equal(
            planned.SelectMany(one => new[] { one.First, one.Last }).Order(),
            ledger.Select(entry => entry.Reminder.At));
        Assert.Equal(2 * activities, ledger.DistinctBy(Place).Count());
    }

    [ContractFact]
    public async Task Activity_ThatIsPutOffPassedOnAndDeleted_LeavesWhatWasRaised()
    {
        await SaveAsync(1, hours: 72, 60, 0);
        await RaiseAsync(1, Deadline - Minutes(60));
        await ChangeAsync(new SnoozeActivityCommand
        {
            By = A.Anna,
            Now = A.Now,
            What = SnoozedPart.Reminder,
            To = new SnoozeTo.Until(Deadline - Minutes(5)),
            Calendar = WorkCalendar.Default(A.Warsaw),
        }.Decide);
        Assert.Equal([60, null, 0], await OffsetsAsync(A.Now, Instant.MaxValue));

        await ChangeAsync(new EditActivityCommand { By = A.Anna, Now = A.Now, ResponsibleId = A.Jan }.Decide);
        Assert.Equal([60], await OffsetsAsync(A.Now, Instant.MaxValue));
        Assert.Equal([null, 0], (await LedgerAsync(A.Jan)).Select(Offset));

        await RaiseAsync(1, Deadline - Minutes(5));
        await ChangeAsync(new DeleteActivityCommand(A.Jan, Deadline).Decide);
        Assert.Equal([60], await OffsetsAsync(A.Now, Instant.MaxValue));
        Assert.Equal([null], (await LedgerAsync(A.Jan)).Select(Offset));
        Assert.DoesNotContain(await RowsAsync(), row => row.Key.StartsWith("upcoming|", StringComparison.Ordinal));
    }

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    private static (Instant, string) Place(LedgerEntry entry) => (entry.Reminder.At, entry.Sequence);

    private static int? Offset(LedgerEntry entry) => (int?)entry.Reminder.Offset?.TotalMinutes;

    private async Task SaveAsync(long id, int hours, params int[] reminders) => Assert.IsType<RequestOutcome<Activity>.Decided>(await _activities.SaveAsync(
        A.Tenant, A.Save(id, deadline: A.Deadline(hours), reminders: [.. reminders.Select(Minutes)]), null, Silent, default));

    private async Task RaiseAsync(long id, Instant now) => Assert.IsType<Decision<Activity>.Accepted>(
        await _activities.RaiseRemindersAsync(A.Tenant, new ActivityId(id), A.Deal(), now, A.MaxAge, default));

    private async Task ChangeAsync(Func<Activity?, Item?, Decision<Activity>> decide) => Assert.IsType<Decision<Activity>.Accepted>(
        await _activities.ChangeAsync(A.Tenant, new ActivityId(1), decide, Silent, default));

    private async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(UserId? user = null) =>
        (await _ledgers.PageAsync(A.Tenant, user ?? A.Anna, A.Now, Instant.MaxValue, null, 100, default)).Items;

    private async Task<IEnumerable<int?>> OffsetsAsync(Instant from, Instant to) =>
        (await _ledgers.PageAsync(A.Tenant, A.Anna, from, to, null, 100, default)).Items.Select(Offset);

    private async Task<List<LedgerEntry>> PagesAsync(int limit, Func<Task>? between = null)
    {
        var all = new List<LedgerEntry>();
        string? place = null;
        do
        {
            var page = await _ledgers.PageAsync(A.Tenant, A.Anna, A.Now, Instant.MaxValue, place, limit, default);
            Assert.InRange(page.Items.Count, 1, limit);
            all.AddRange(page.Items);
            place = page.Next;
            await (between?.Invoke() ?? Task.CompletedTask);
        }
        while (place is not null);

        return all;
    }

    private async Task WriteAsync(IReadOnlyList<RowChange> changes) =>
        Assert.IsType<BatchOutcome.Committed>(await _table.CommitAsync(Partition.Of(A.Tenant), changes, default));

    private Task<IReadOnlyList<Row>> RowsAsync() => _table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 1000, default);

    /// <summary>Lets something happen after the first scan.</summary>
    private sealed class TableBetweenScans(ISortedTable inner, Func<Task> happens) : PassingTable(inner)
    {
        private bool _happened;

        public override async Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
        {
            var rows = await base.ScanAsync(partition, range, limit, cancellation);
            if (!_happened)
            {
                _happened = true;
                await happens();
            }

            return rows;
        }
    }
}
