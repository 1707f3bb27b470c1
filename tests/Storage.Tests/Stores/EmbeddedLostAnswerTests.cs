using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;

namespace SmartActivities.Storage.Tests.Stores;

public sealed class EmbeddedLostAnswerTests : LostAnswerContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}
