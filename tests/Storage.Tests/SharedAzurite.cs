using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests;

// Not beside others: one of its facts measures the heap.
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
