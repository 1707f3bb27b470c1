namespace SmartActivities.Domain.Tests;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("42")]
    [InlineData("C7:NEW")]
    [InlineData("żółw")]
    [InlineData("a b")]
    public void IsValid_WhatCrmsUse_IsAccepted(string text) => Assert.True(Identifier.IsValid(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" a")] // a blank at an end is somebody's mistake
    [InlineData("a\n")]
    [InlineData("a\u0000b")]
    [InlineData("\ud800")] // half of a pair
    public void IsValid_WhatCannotBeMeant_IsRefused(string? text) => Assert.False(Identifier.IsValid(text));

    [Theory]
    [InlineData('a', 64, true)]
    [InlineData('a', 65, false)]
    [InlineData('ż', 21, true)] // 2 bytes each, 3 characters a byte: 126
    [InlineData('ż', 22, false)] // 132
    public void IsValid_Length_CountsWhatAKeyTakes(char letter, int count, bool valid) =>
        Assert.Equal(valid, Identifier.IsValid(new string(letter, count)));

    [Fact]
    public void Default_OfEveryId_IsHarmless() =>
        Assert.Equal(("", "", "", ""), (default(TenantId).Value, default(ItemId).Value, default(ItemType).ToString(), default(UserId).ToString()));

    [Theory]
    [InlineData("1", true)]
    [InlineData("9007199254740991", true)]
    [InlineData("9007199254740992", false)] // 2^53
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData(" 1", false)]
    [InlineData("1.0", false)]
    public void ActivityId_Text_IsPlainPositiveNumber(string text, bool valid) => Assert.Equal(valid, ActivityId.TryParse(text, out _));
}
