using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Embedded;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

public sealed class EmbeddedTableContractTests : SortedTableContract
{
    private readonly EmptyEmbeddedTables _tables = new();

    public override Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => _tables.NextAsync();
}

public sealed class EmbeddedTableLawsTests : SortedTableLaws, IAsyncLifetime
{
    private readonly EmptyEmbeddedTables _tables = new();

    private protected override long Samples => 100;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _tables.DisposeAsync();

    private protected override Task<ISortedTable> EmptyTableAsync() => _tables.NextAsync();
}

internal sealed class EmptyEmbeddedTables
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedTables _tables;
    private int _given;

    public EmptyEmbeddedTables() => _tables = new EmbeddedTables(_folder.FullName);

    public async Task<ISortedTable> NextAsync()
    {
        var name = $"Table{++_given}";
        await _tables.CreateAsync(name, default);
        return _tables.Open(name);
    }

    public Task DisposeAsync()
    {
        _tables.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
