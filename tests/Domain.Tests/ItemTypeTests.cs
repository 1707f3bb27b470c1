namespace SmartActivities.Domain.Tests;

public sealed class ItemTypeTests
{
    [Theory]
    [InlineData("deal", "deal")]
    [InlineData("DEAL", "deal")] // the case does not matter
    [InlineData("x", "x")]
    [InlineData("order2", "order2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmnopqrstuvwxyz012345")] // 32
    public void ItemType_Word_IsRead(string text, string value)
    {
        Assert.True(ItemType.TryParse(text, out var type));
        Assert.Equal((value, value), (type.Value, type.ToString()));
        Assert.Equal(type, ItemType.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("big deal")]
    [InlineData("deal-2")]
    [InlineData("umowę")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")] // 33
    public void ItemType_AnythingElse_IsRefused(string? text)
    {
        Assert.False(ItemType.TryParse(text, out var type));
        Assert.Equal((default, ""), (type, type.Value));
        if (text is not null)
            Assert.Throws<FormatException>(() => ItemType.Parse(text));
    }

    [Fact]
    public void DealsAndLeads_AreKnown() => Assert.Equal(("deal", "lead"), (ItemType.Deal.Value, ItemType.Lead.Value));
}
