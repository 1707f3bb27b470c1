using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>That cards move is told to who is responsible for them, on whichever provider.</summary>
public abstract class MovedCardsContract : IAsyncLifetime
{
    private static readonly BeforeCommit Silent = static (_, _) => Task.CompletedTask;
    private static readonly Instant Before = A.Now - Duration.FromDays(1);

    private ActivityStore _activities = null!;
    private ItemStore _items = null!;
    private ItemRemoval _removal = null!;
    private TimelineStore _timelines = null!;
    private MovedCards _moved = null!;

    public async Task InitializeAsync()
    {
        var table = await EmptyTableAsync();
        _activities = new ActivityStore(table, Tenants.In(table), TimeProvider.System);
        _items = new ItemStore(table, Tenants.In(table), TimeProvider.System);
        _removal = new ItemRemoval(table, Tenants.In(table), TimeProvider.System);
        _timelines = new TimelineStore(table, Tenants.In(table), TimeProvider.System);
        _moved = new MovedCards(table);
        await PutAsync();
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Card_OfANewItem_HasMoved()
    {
        var card = Assert.Single(await MovedAsync(A.Anna));

        Assert.Equal((A.Deal(), A.Stage(), new Attention(A.Now, AttentionCause.Created), A.Now), (card.Item, card.Stage, card.Attention, card.At));
    }

    [ContractFact]
    public async Task Card_OfAnotherStage_HasMovedAfterwards()
    {
        await PutAsync(A.Stage("QUOTE"));
        await PutAsync(A.Stage("WON", StageSemantics.Won));

        var moved = await MovedAsync(A.Anna);

        Assert.Equal(["WON", "QUOTE", "NEW"], moved.Select(card => card.Stage!.Value.Id.Value));
        Assert.Equal(3, moved.Select(card => card.At).Distinct().Count()); // by a clock that stands still
    }

    [ContractFact]
    public async Task Card_ThatIsHandedOver_HasMovedForWhoGetsIt()
    {
        await PutAsync(responsible: A.Jan);

        Assert.Single(await MovedAsync(A.Anna));
        Assert.Single(await MovedAsync(A.Jan));
    }

    [ContractFact]
    public async Task Card_LiftedByAReminder_HasMoved()
    {
        await SaveAsync();
        await _activities.RaiseRemindersAsync(A.Tenant, new ActivityId(1), A.Deal(), A.Deadline().At, A.MaxAge, default);

        var card = (await MovedAsync(A.Anna))[0];

        Assert.Equal(new Attention(A.Deadline().At, AttentionCause.Reminder, new ActivityId(1)), card.Attention);
    }

    [ContractFact]
    public async Task Card_WhoseItemOnlyChangesOtherwise_HasNotMoved()
    {
        await PutAsync(title: "Windows for Nowak");
        await SaveAsync();
        await _activities.CompleteAsync(A.Tenant, new ActivityId(1), new CompleteActivityCommand { By = A.Anna, Now = A.Now }, Silent, default);
        await CommentAsync(A.Anna);
        await _removal.DeleteAsync(A.Tenant, A.Deal(), new DeleteItemCommand(A.Now), Silent, default);

        Assert.Single(await MovedAsync(A.Anna));
    }

    [ContractFact]
    public async Task Card_OfTheItemThatALeadBecomes_HasMoved()
    {
        await _items.ConvertAsync(
            A.Tenant, new ConvertItemCommand { Item = A.Deal(), To = A.Deal("77"), Carries = true, By = A.Jan, Now = A.Now }, Silent, default);

        Assert.Equal([A.Deal("77"), A.Deal()], (await MovedAsync(A.Anna)).Select(card => card.Item));
    }

    [ContractFact]
    public async Task Cards_SinceAMoment_AreTheLaterOnesAndNoMoreThanAsked()
    {
        for (var i = 0; i < 5; i++)
            await CommentAsync(A.Jan);
        var all = await MovedAsync(A.Anna);

        Assert.Equal(all.Take(2), await _moved.SinceAsync(A.Tenant, A.Anna, all[2].At, 100, default));
        Assert.Equal(all.Take(3), await _moved.SinceAsync(A.Tenant, A.Anna, Before, 3, default));
    }

    private Task<IReadOnlyList<MovedCard>> MovedAsync(UserId user) => _moved.SinceAsync(A.Tenant, user, Before, 100, default);

    private async Task PutAsync(Stage? stage = null, UserId? responsible = null, string title = "Roof for Kowalski") =>
        Assert.IsType<Decision<Item>.Accepted>(await _items.PutAsync(
            A.Tenant,
            new PutItemCommand { Item = A.Deal(), Title = title, Stage = stage ?? A.Stage(), ResponsibleId = responsible ?? A.Anna, By = A.Anna, Now = A.Now },
            Silent,
            default));

    private async Task SaveAsync() => Assert.IsType<RequestOutcome<Activity>.Decided>(
        await _activities.SaveAsync(A.Tenant, A.Save(), request: null, Silent, default));

    private async Task CommentAsync(UserId by) => Assert.IsType<RequestOutcome<TimelineEntry>.Decided>(await _timelines.CommentAsync(
        A.Tenant, new CommentOnItemCommand { Item = A.Deal(), Id = $"{by}", By = by, Now = A.Now, Text = "Call back" }, request: null, default));
}
