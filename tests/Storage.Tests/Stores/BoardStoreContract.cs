using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What boards and planners are made of, on whichever provider. It is Monday, 10:00 in Warsaw.</summary>
public abstract class BoardStoreContract : IAsyncLifetime
{
    private static readonly UserDay Day = UserDay.At(A.Now, A.Warsaw, IsoDayOfWeek.Monday);

    private ISortedTable _table = null!;
    private BoardStore _board = null!;

    private protected CallMeter Meter { get; } = new();

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        _board = new BoardStore(new CountingTable(_table, Meter));
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task CountStages_OfAPipeline_CountsCardsAndForgottenOnes()
    {
        await SeedAsync(Card("1"), Card("2", 5), Card("3", stage: "QUOTE"), Card("4", stage: "WON", semantics: StageSemantics.Won));

        Assert.Equal(
            [new("NEW", 2, 1), new("QUOTE", 1, 1), new("WON", 1, 0)],
            (await CountAsync()).Select(stage => (stage.Stage.Value, stage.Cards, stage.NothingPlanned)));
    }

    [ContractFact]
    public async Task CountStages_StageOfSixtyFourLetters_IsTold()
    {
        var stage = new string('ł', 64);
        await SeedAsync(Card("1", stage: stage), Card("2", stage: new string('ł', 63)));

        Assert.Equal([63, 64], (await CountAsync()).Select(count => count.Stage.Value.Length).Order());
    }

    [ContractFact]
    public async Task Planner_OfEveryItem_PutsItIntoTheColumnOfItsNearestDeadline()
    {
        await SeedAsync(
            Card("overdue", -11, 100), Card("midnight", -10), Card("today", 13.99, 200), Card("tomorrow", 14), Card("sunday", 157.99), Card("monday", 158),
            Card("later", 326), Card("nothing"), Card("won", 5, semantics: StageSemantics.Won), Contact("contact", -11), Contact("contact2"));

        Assert.Equal(["overdue"], await ColumnAsync(PlannerColumn.Overdue));
        Assert.Equal(["contact", "midnight", "today", "contact2"], await ColumnAsync(PlannerColumn.Today));
        Assert.Equal(["tomorrow", "sunday"], await ColumnAsync(PlannerColumn.ThisWeek));
        Assert.Equal(["monday"], await ColumnAsync(PlannerColumn.NextWeek));
        Assert.Equal(["later"], await ColumnAsync(PlannerColumn.Later));
        Assert.Equal(["nothing"], await ColumnAsync(PlannerColumn.NothingPlanned));
        Assert.Equal([1, 4, 2, 1, 1, 1], (await _board.CountPlannerAsync(A.Tenant, ItemType.Deal, PipelineId.Parse("0"), Day, default)).Select(one => one.Cards));
    }

    [ContractFact]
    public async Task Planner_AColumn_IsOneQueryAndTodayTwo()
    {
        foreach (var column in Enum.GetValues<PlannerColumn>())
        {
            Meter.Reset();
            await ColumnAsync(column);
            Assert.Equal(column is PlannerColumn.Today ? 2 : 1, Meter.Calls);
        }
    }

    [ContractFact]
    public async Task Planner_PagesOfAnySize_GiveTheSameList()
    {
        await SeedAsync([.. Enumerable.Range(0, 6).Select(id => Card($"d{id}", 1 + id)), .. Enumerable.Range(0, 6).Select(id => Contact($"c{id}", 0.5 + id))]);

        var whole = await ColumnAsync(PlannerColumn.Today);

        Assert.Equal(["c0", "d0", "c1", "d1", "c2", "d2", "c3", "d3", "c4", "d4", "c5", "d5"], whole);
        for (var size = 1; size <= 13; size++)
            Assert.Equal(whole, await ColumnAsync(PlannerColumn.Today, size));
    }

    private protected static (Item, Activity[]) Card(string id, double hours, double? then = null, string stage = "NEW", StageSemantics semantics = StageSemantics.Process)
    {
        var (item, _) = Card(id, stage, semantics);
        return (item, [.. new[] { hours, then }.OfType<double>().Select((due, i) => Due(item, i, due))]);
    }

    private protected static (Item, Activity[]) Card(string id, string stage = "NEW", StageSemantics semantics = StageSemantics.Process) =>
        (A.Item(A.Deal(id), stage: A.Stage(stage, semantics)), []);

    private static (Item, Activity[]) Contact(string id, double? hours = null)
    {
        var (item, _) = Card(id);
        var contact = Due(item, 7, 0) with { Deadline = null, Incoming = true, Reminders = default };
        return (item, hours is { } due ? [contact, Due(item, 8, due)] : [contact]);
    }

    private static Activity Due(Item item, int number, double hours) => A.Activity((Math.Abs(item.Key.Id.Value.GetHashCode(StringComparison.Ordinal)) * 10L) + number + 1) with
    {
        Item = item.Key,
        Deadline = new Deadline(A.Now + Duration.FromHours(hours), A.Warsaw),
        NextReminderAt = null,
    };

    private protected Task SeedAsync(params (Item Item, Activity[] Open)[] cards) =>
        Seed.WriteAsync(_table, A.Tenant, cards.Select(card => card.Item), cards.SelectMany(card => card.Open));

    private protected Task<IReadOnlyList<StageCount>> CountAsync() => _board.CountStagesAsync(A.Tenant, ItemType.Deal, PipelineId.Parse("0"), default);

    private async Task<List<string>> ColumnAsync(PlannerColumn column, int size = 50)
    {
        List<string> ids = [];
        for (string? after = null; ;)
        {
            var page = await _board.PlannerAsync(A.Tenant, ItemType.Deal, PipelineId.Parse("0"), column, Day, after, size, default);
            Assert.True(page.Items.Count <= size);
            ids.AddRange(page.Items.Select(item => item.Key.Id.Value));
            if (page.Next is null)
                return ids;
            after = page.Next;
        }
    }
}
