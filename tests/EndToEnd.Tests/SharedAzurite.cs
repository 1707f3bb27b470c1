namespace SmartActivities.EndToEnd.Tests;

/// <summary>One Azurite for all tests that do not mind each other's tenants.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

/// <summary>An Azurite for tests that measure what the whole process does, and so run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AzuriteAlone : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite alone";
}
