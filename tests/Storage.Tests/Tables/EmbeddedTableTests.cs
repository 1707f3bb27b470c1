using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Embedded;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

public sealed class EmbeddedTableContractTests : SortedTableContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}

public sealed class EmbeddedTableLawsTests : SortedTableLaws, IAsyncLifetime
{
    private readonly EmptyEmbeddedTables _tables = new();

    private protected override long Samples => 100;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(_tables.Next());
}

internal sealed class EmptyEmbeddedTables
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedTables _tables;
    private int _given;

    public EmptyEmbeddedTables() => _tables = new EmbeddedTables(_folder.FullName);

    public ISortedTable Next() => _tables.Open($"Table{++_given}");

    public Task DisposeAsync()
    {
        _tables.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
