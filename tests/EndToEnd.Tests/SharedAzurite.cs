namespace SmartActivities.EndToEnd.Tests;

// Not beside others: some of its facts measure calls and the heap.
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
