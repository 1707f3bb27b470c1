using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests;

[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
