using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SmartActivities.EndToEnd.Tests.LongestFirst", "SmartActivities.EndToEnd.Tests")]

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Begins with what takes longest, so that nothing is left to run alone when all else is done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        SharedAzurite.Name, nameof(Deployment.PackageTests), nameof(Models.EmbeddedLifecycleModelTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    // A collection that nobody has named has the class's name in its own.
    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Longest, name => collection.DisplayName.Contains(name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
