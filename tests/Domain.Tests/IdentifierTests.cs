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
    [InlineData("a ")]
    [InlineData("\u00a0a")]
    [InlineData("a\n")]
    [InlineData("a\u0000b")]
    [InlineData("\ud800")] // half of a pair
    public void IsValid_WhatCannotBeMeant_IsRefused(string? text) => Assert.False(Identifier.IsValid(text));

    [Theory]
    [InlineData("a", 64, true)]
    [InlineData("a", 65, false)]
    [InlineData("ż", 64, true)]
    [InlineData("Ж", 64, true)]
    [InlineData("界", 64, true)]
    [InlineData("\U0001F600", 64, true)] // two UTF-16 units are one character
    [InlineData("\U0001F600", 65, false)]
    public void IsValid_Length_CountsCharactersOfAnyScript(string letter, int count, bool valid)
    {
        var text = string.Concat(Enumerable.Repeat(letter, count));

        Assert.Equal((valid, valid), (Identifier.IsValid(text), ItemId.TryParse(text, out _)));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("100%")]
    [InlineData("a%2Fb")]
    [InlineData(".")]
    [InlineData("..")]
    public void IsValidInPath_WhatHostsReadDifferently_IsRefused(string text)
    {
        Assert.True(Identifier.IsValid(text));
        Assert.False(ItemId.TryParse(text, out _));
        Assert.False(TemplateId.TryParse(text, out _));
        Assert.True(UserId.TryParse(text, out _));
        Assert.True(PipelineId.TryParse(text, out _));
        Assert.True(StageId.TryParse(text, out _));
        // What was stored before the rule is still read.
        Assert.Equal(text, ItemId.Parse(text).Value);
    }

    [Theory]
    [InlineData("...")]
    [InlineData(".a")]
    [InlineData("a:b?c#d&e=f+g;h")]
    public void IsValidInPath_WhatAllHostsReadAlike_IsAccepted(string text) => Assert.True(Identifier.IsValidInPath(text));
}
