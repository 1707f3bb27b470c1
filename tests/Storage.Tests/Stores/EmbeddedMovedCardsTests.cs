using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;

namespace SmartActivities.Storage.Tests.Stores;

public sealed class EmbeddedMovedCardsTests : MovedCardsContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}
