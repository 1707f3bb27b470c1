using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class ItemKeyTests
{
    [Fact]
    public void ItemKey_AsText_IsTheTypeAndTheId() => Assert.Equal("deal/42", A.Deal("42").ToString());
}
