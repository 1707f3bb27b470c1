using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>With what only shows among thousands of rows, for which Azurite would take minutes.</summary>
public sealed class EmbeddedBoardStoreTests : BoardStoreContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    [Fact]
    public async Task CountStages_MoreThanAThousandInOne_PassesOverTheRestOfIt()
    {
        await SeedAsync([
            .. Enumerable.Range(0, 2_300).Select(id => Card($"a{id}", stage: "A")),
            .. Enumerable.Range(0, 900).Select(id => Card($"b{id}", 5, stage: "B")),
            Card("c", stage: "C")]);
        Meter.Reset();

        Assert.Equal(
            [new("A", 1_000, 1_000), new("B", 900, 0), new("C", 1, 1)],
            (await CountAsync()).Select(stage => (stage.Stage.Value, stage.Cards, stage.NothingPlanned)));
        // Two of cards, two of forgotten ones.
        Assert.Equal(4, Meter.Calls);
    }

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}
