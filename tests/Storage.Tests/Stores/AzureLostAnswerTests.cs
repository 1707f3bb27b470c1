using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

[RequiresNode]
[Collection(SharedAzurite.Name)]
public sealed class AzureLostAnswerTests(AzuriteFixture azurite) : LostAnswerContract
{
    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(EmptyAzureTables.Next(azurite));
}
