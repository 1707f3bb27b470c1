using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What the stores promise, on whichever provider.</summary>
public abstract class ActivityStoreContract : IAsyncLifetime
{
    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;

    private ISortedTable _table = null!;
    private ActivityStore _activities = null!;
    private ItemStore _items = null!;
    private TimelineStore _timelines = null!;
    private InboxStore _inboxes = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _activities = new ActivityStore(_table, Tenants.In(_table), TimeProvider.System);
        _items = new ItemStore(_table, Tenants.In(_table), TimeProvider.System);
        _timelines = new TimelineStore(_table, Tenants.In(_table), TimeProvider.System);
        _inboxes = new InboxStore(_table, TimeProvider.System);
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Save_ThenRead_GivesTheSameActivity()
    {
        var command = A.Save() with
        {
            Content = A.Content() with { Description = "Zażółć gęślą jaźń 🙂", Color = "3" },
            Files = [new Attachment("f1", "offer.pdf", 48213, "application/pdf", new string('a', 64))],
        };

        var saved = await SaveAsync(command);
        var read = await _activities.GetAsync(A.Tenant, saved.Id, default);

        Assert.Equivalent(saved, read, strict: true);
    }

    [ContractFact]
    public async Task Save_OtherTenant_SeesNothing()
    {
        var saved = await SaveAsync(A.Save());

        Assert.Null(await _activities.GetAsync(TenantId.Parse("other"), saved.Id, default));
    }

    [ContractFact]
    public async Task Save_Refused_WritesNoRow()
    {
        await _activities.SaveAsync(A.Tenant, A.Save(subject: ""), request: null, Silent, default);

        Assert.Empty(await RowsAsync());
    }

    [ContractFact]
    public async Task Save_SameRequestKey_AnswersTheFirst()
    {
        var key = new RequestKey("k1", "fingerprint");
        await SaveAsync(A.Save(1), key);

        var again = await _activities.SaveAsync(A.Tenant, A.Save(2), key, Silent, default);

        Assert.Equal(new ActivityId(1), Assert.IsType<RequestOutcome<Activity>.Repeated>(again).Answer.Id);
        Assert.Single((await _activities.OpenOfAsync(A.Tenant, A.Deal(), null, 10, default)).Items);
    }

    [ContractFact]
    public async Task Save_SameRequestKeyForAnotherRequest_IsRefused()
    {
        await SaveAsync(A.Save(1), new RequestKey("k1", "one"));

        Assert.IsType<RequestOutcome<Activity>.KeyReused>(await _activities.SaveAsync(A.Tenant, A.Save(2), new RequestKey("k1", "two"), Silent, default));
    }

    [ContractFact]
    public async Task Save_FromManyWritersOnOneItem_LosesNone()
    {
        var saves = Enumerable.Range(1, 12).Select(id => SaveAsync(A.Save(id)));

        await Task.WhenAll(saves);

        var item = await _items.GetAsync(A.Tenant, A.Deal(), default);
        Assert.Equal(Enumerable.Range(1, 12).Select(id => (long)id), item!.Open.Values.Select(open => open.Id.Value));
        Assert.Equal(12, await CountedAsync());
    }

    [ContractFact]
    public async Task Complete_LeavesActivityTimelineBoardAndWhatToPurge()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);
        var saved = await SaveAsync(A.Save());

        await _activities.CompleteAsync(A.Tenant, saved.Id, new CompleteActivityCommand { By = A.Anna, Now = A.Now }, Silent, default);

        var kinds = (await RowsAsync()).GroupBy(row => row.Key.Split('|')[0]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(
            new Dictionary<string, int> { ["activity"] = 1, ["item"] = 1, ["board"] = 4, ["moved"] = 1, ["timeline"] = 2, ["usage"] = 1, ["finished"] = 1, ["ended"] = 1 },
            kinds);
        Assert.Equal(0, await CountedAsync());
    }

    [ContractFact]
    public async Task Complete_Twice_AnswersTheSame()
    {
        var saved = await SaveAsync(A.Save());
        var command = new CompleteActivityCommand { By = A.Anna, Now = A.Now, Next = A.Content(), NextId = new ActivityId(2) };

        var first = await _activities.CompleteAsync(A.Tenant, saved.Id, command, Silent, default);
        var second = await _activities.CompleteAsync(A.Tenant, saved.Id, command with { NextId = new ActivityId(3) }, Silent, default);

        Assert.Equivalent(
            Assert.IsType<Decision<CompletedActivity>.Accepted>(first).Result,
            Assert.IsType<Decision<CompletedActivity>.Accepted>(second).Result,
            strict: true);
    }

    [ContractFact]
    public async Task Delete_LeavesNothingButTheTimelineAndWhatToPurge()
    {
        var saved = await SaveAsync(A.Save());

        await _activities.ChangeAsync(A.Tenant, saved.Id, new DeleteActivityCommand(A.Anna, A.Now).Decide, Silent, default);

        Assert.Equal(["finished", "item", "moved", "timeline", "timeline", "usage"], (await RowsAsync()).Select(row => row.Key.Split('|')[0]));
    }

    [ContractFact]
    public async Task Raise_AtBothMoments_NotifiesTwiceAndLiftsTheCard()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);
        await _items.PutAsync(A.Tenant, Put("43") with { Now = A.Now + Duration.FromHours(1) }, Silent, default);
        var saved = await SaveAsync(A.Save());
        Assert.Equal(["43", "42"], await ColumnAsync());

        foreach (var minutes in (int[])[-15, -15, 0, 0])
        {
            var raise = saved.Deadline!.At + Duration.FromMinutes(minutes);
            await _activities.RaiseRemindersAsync(A.Tenant, saved.Id, saved.Item, raise, A.MaxAge, default);
        }

        var inbox = await _inboxes.PageAsync(A.Tenant, A.Anna, null, 10, default);
        Assert.Equal([saved.Deadline!.At, saved.Deadline.At - Duration.FromMinutes(15)], inbox.Items.Select(n => n.PlannedAt));
        Assert.Equal(["42", "43"], await ColumnAsync());
        Assert.Empty(await DueAsync(Instant.MaxValue));
        Assert.Single(await RowsAsync(), row => row.Key.StartsWith("finished|", StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task Raise_ForOneItemAtOnce_CollidesWithNobody()
    {
        var saved = new[] { await SaveAsync(A.Save(1)), await SaveAsync(A.Save(2)), await SaveAsync(A.Save(3)) };
        var meter = new CallMeter();
        var activities = new ActivityStore(new CountingTable(_table, meter), Tenants.In(_table), TimeProvider.System);
        meter.Expect(2, 1, 2, 1, 2, 1);

        await Task.WhenAll(saved.Select(one => activities.RaiseRemindersAsync(A.Tenant, one.Id, one.Item, one.Deadline!.At, A.MaxAge, default)));

        meter.AssertExpected();
    }

    [ContractFact]
    public async Task Raise_TooOld_CountsInOneNoticeOfTheDay()
    {
        var first = await SaveAsync(A.Save(1));
        var second = await SaveAsync(A.Save(2));
        var raise = first.Deadline!.At + Duration.FromDays(2);

        await _activities.RaiseRemindersAsync(A.Tenant, first.Id, first.Item, raise, A.MaxAge, default);
        await _activities.RaiseRemindersAsync(A.Tenant, second.Id, second.Item, raise, A.MaxAge, default);

        var notice = Assert.Single((await _inboxes.PageAsync(A.Tenant, A.Anna, null, 10, default)).Items);
        Assert.Equal((NotificationKind.Missed, 4), (notice.Kind, notice.Count));
    }

    [ContractFact]
    public async Task Due_BeforeMoment_ListsWhatWasNotRaised()
    {
        var saved = await SaveAsync(A.Save());
        var first = saved.NextReminderAt!.Value;

        Assert.Empty(await DueAsync(first));
        Assert.Equal([new DueReminder(saved.Id, saved.Item, first)], await DueAsync(first + Duration.FromTicks(1)));
    }

    [ContractFact]
    public async Task Due_ThatNoActivityHas_IsRemovedAndNoOther()
    {
        var saved = await SaveAsync(A.Save());
        var stale = new DueReminder(saved.Id, saved.Item, saved.NextReminderAt!.Value - Duration.FromHours(1));
        await WriteAsync(new RowChange.Upsert(TenantKeys.Due(stale.At, stale.Activity), """{"id":1,"itemType":"deal","itemId":"42","v":1}"""));

        foreach (var due in await DueAsync(Instant.MaxValue))
            await _activities.RemoveStaleAsync(A.Tenant, due, default);

        Assert.Equal([saved.NextReminderAt!.Value], (await DueAsync(Instant.MaxValue)).Select(due => due.At));
    }

    /// <summary>A release adds kinds of rows and members, and changes keys: what it finds are rows that are missing, and members that it does not know.</summary>
    [ContractFact]
    public async Task Commands_OnRowsOfAnotherRelease_AreAcceptedAndMakeWhatIsMissing()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);
        await SaveAsync(A.Save(1));
        await SaveAsync(A.Save(2));
        var whole = (await RowsAsync()).ToList();
        foreach (var lost in whole.Where(row => row.Key.Split('|')[0] is "agenda" or "open" or "board" or "deadline" or "due" or "upcoming" or "usage"))
        {
            await WriteAsync(new RowChange.Delete(lost.Key, null));
        }

        foreach (var row in whole.Where(row => row.Key.Split('|')[0] is "activity" or "item"))
            await WriteAsync(new RowChange.Upsert(row.Key, row.Body.Replace("{\"v\":1,", "{\"v\":1,\"mood\":{\"v\":9},", StringComparison.Ordinal)));

        var raised = A.Deadline().At - Duration.FromMinutes(15);
        Assert.IsType<Decision<Activity>.Accepted>(await _activities.RaiseRemindersAsync(A.Tenant, new ActivityId(2), A.Deal(), raised, A.MaxAge, default));
        Assert.IsType<Decision<CompletedActivity>.Accepted>(
            await _activities.CompleteAsync(A.Tenant, new ActivityId(1), new CompleteActivityCommand { By = A.Anna, Now = A.Now }, Silent, default));

        Assert.Equal(
            ["activity", "activity", "agenda", "agenda", "board", "board", "board", "deadline", "due", "ended", "finished", "item", "open", "upcoming"],
            (await RowsAsync()).Select(row => row.Key.Split('|')[0]).Where(kind => kind is not ("timeline" or "inbox" or "moved" or "unread" or "raised" or "usage")));
    }

    [ContractFact]
    public async Task Card_ThatStoodAmongTheForgottenWhenWon_LeavesWithTheNextChange()
    {
        var won = Put() with { Stage = A.Stage("WON", StageSemantics.Won) };
        await _items.PutAsync(A.Tenant, won, Silent, default);
        Assert.Empty(await ColumnAsync("WON", BoardOrder.Forgotten));
        var item = (await _items.GetAsync(A.Tenant, A.Deal(), default))!;
        await WriteAsync(new RowChange.Upsert(BoardKeys.Of(BoardOrder.Forgotten, item, item.Stage!.Value), RowShapes.Item.Write(ItemRow.Of(item))));

        await _items.PutAsync(A.Tenant, won with { Title = "Roof" }, Silent, default);

        Assert.Empty(await ColumnAsync("WON", BoardOrder.Forgotten));
        Assert.Equal(["42"], await ColumnAsync("WON"));
    }

    /// <summary>After an outage all of them come at once.</summary>
    [ContractFact]
    public async Task Raise_TooOldOfManyActivitiesAtOnce_CountsEach()
    {
        for (var id = 1; id <= 8; id++)
            await SaveAsync(A.Save(id, A.Deal($"{id}")));
        var raise = A.Deadline().At + Duration.FromDays(2);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(id =>
            Task.Run(() => _activities.RaiseRemindersAsync(A.Tenant, new ActivityId(id), A.Deal($"{id}"), raise, A.MaxAge, default))));

        Assert.Equal(16, Assert.Single((await _inboxes.PageAsync(A.Tenant, A.Anna, null, 10, default)).Items).Count);
    }

    /// <summary>The clocks of those who write differ by minutes, and they write at one moment.</summary>
    [ContractFact]
    public async Task Timeline_OfWritersWhoseClocksDiffer_IsInTheOrderOfCommits()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => _items.PutAsync(
            A.Tenant, Put() with { Stage = A.Stage($"S{i}"), Now = A.Now + Duration.FromMinutes(i % 3) }, Silent, default))));

        var lines = (await _timelines.TimelineAsync(A.Tenant, A.Deal(), null, 50, default)).Items;
        Assert.Equal(10, lines.Count);
        Assert.Equal(lines[0].Data["stage"], (await _items.GetAsync(A.Tenant, A.Deal(), default))!.Stage!.Value.Id.Value);
        Assert.Equal(lines.Skip(1).Select(line => line.Data["stage"]), lines.SkipLast(1).Select(line => line.Data["fromStage"]));
    }

    [ContractFact]
    public async Task HandOver_OfManyActivities_EndsWithAllInTheNewAgenda()
    {
        for (var id = 1; id <= 23; id++)
            await SaveAsync(A.Save(id));

        await _items.PutAsync(A.Tenant, Put() with { ResponsibleId = A.Jan }, Silent, default);
        while (!await _items.CatchUpAsync(A.Tenant, A.Deal(), A.Now, static (_, _) => Task.CompletedTask, default))
        {
        }

        var agendas = (await RowsAsync()).Where(row => row.Key.StartsWith("agenda|item|", StringComparison.Ordinal)).ToList();
        Assert.Equal(23, agendas.Count);
        Assert.All(agendas, row => Assert.StartsWith("agenda|item|jan|", row.Key, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task Board_MovedItem_StandsInOneColumn()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);

        await _items.PutAsync(A.Tenant, Put() with { Stage = A.Stage("QUOTE") }, Silent, default);

        Assert.Empty(await ColumnAsync());
        Assert.Equal(["42"], await ColumnAsync("QUOTE"));
    }

    [ContractFact]
    public async Task Board_Forgotten_HasOnlyItemsWithNothingPlanned()
    {
        await _items.PutAsync(A.Tenant, Put(), Silent, default);
        await _items.PutAsync(A.Tenant, Put("43"), Silent, default);
        await SaveAsync(A.Save());

        Assert.Equal(["43"], await ColumnAsync(order: BoardOrder.Forgotten));
    }

    [ContractFact]
    public async Task Timeline_PagedOneByOne_GivesEveryLineOnceNewestFirst()
    {
        var saved = await SaveAsync(A.Save());
        await _activities.CompleteAsync(A.Tenant, saved.Id, new CompleteActivityCommand { By = A.Anna, Now = A.Now + Duration.FromHours(1), Next = A.Content(), NextId = new ActivityId(2) }, Silent, default);

        var kinds = new List<TimelineKind>();
        string? place = null;
        do
        {
            var slice = await _timelines.TimelineAsync(A.Tenant, A.Deal(), place, 1, default);
            kinds.AddRange(slice.Items.Select(line => line.Kind));
            place = slice.Next;
        }
        while (place is not null);

        Assert.Equal(3, kinds.Count);
        Assert.Equal(TimelineKind.Created, kinds[^1]);
    }

    [ContractFact]
    public async Task Ids_FromTwoProcesses_NeverMeet()
    {
        ActivityIds one = new(_table, TimeProvider.System), other = new(_table, TimeProvider.System);
        var given = new List<ActivityId>();
        for (var i = 0; i < ActivityIds.BlockSize + 5; i++)
        {
            given.Add(await one.NextAsync(A.Tenant, default));
            given.Add(await other.NextAsync(A.Tenant, default));
        }

        Assert.Equal(given.Count, given.Distinct().Count());
    }

    private static PutItemCommand Put(string id = "42") => new()
    {
        Item = A.Deal(id),
        Title = "Roof for Kowalski",
        Stage = A.Stage(),
        ResponsibleId = A.Anna,
        By = A.Anna,
        Now = A.Now,
    };

    private async Task<Activity> SaveAsync(SaveActivityCommand command, RequestKey? request = null)
    {
        var outcome = Assert.IsType<RequestOutcome<Activity>.Decided>(await _activities.SaveAsync(A.Tenant, command, request, Silent, default));
        return Assert.IsType<Decision<Activity>.Accepted>(outcome.Decision).Result;
    }

    private async Task<IEnumerable<string>> ColumnAsync(string stage = "NEW", BoardOrder order = BoardOrder.Attention) =>
        from item in (await new BoardStore(_table).ColumnAsync(A.Tenant, order, ItemType.Deal, PipelineId.Parse("0"), StageId.Parse(stage), null, 50, default)).Items
        select item.Key.Id.Value;

    private async Task<List<DueReminder>> DueAsync(Instant before) => await _activities.DueBeforeAsync(A.Tenant, before, default).ToListAsync();

    private async Task WriteAsync(RowChange change) =>
        Assert.IsType<BatchOutcome.Committed>(await _table.CommitAsync(Partition.Of(A.Tenant), [change], default));

    private Task<IReadOnlyList<Row>> RowsAsync() => _table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 1000, default);

    private async Task<long> CountedAsync()
    {
        var snapshot = new Snapshot();
        await snapshot.ReadAsync(_table, Partition.Of(A.Tenant), [TenantKeys.Usage(A.Deal())], default);
        return snapshot.Usage(A.Deal()).Open.Values.Sum();
    }
}
