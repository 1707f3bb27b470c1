using CsCheck;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Tests.Keys;

public sealed class KeyPartTests
{
    // Whole runes only, of every script, short enough to fit whatever becomes of them.
    private static readonly Gen<string> Texts = Gen
        .OneOf(Gen.Int[0, 0x7f], Gen.Int[0x80, 0x7ff], Gen.Int[0x800, 0xd7ff], Gen.Int[0x10000, 0x10ffff])
        .Select(char.ConvertFromUtf32)
        .Array[0, 10]
        .Select(string.Concat);

    [Theory]
    [InlineData("", "")]
    [InlineData("4f1d0c1e-77ab-4a0f-9f5e-0d1f6a6e0001", "4f1d0c1e-77ab-4a0f-9f5e-0d1f6a6e0001")] // a usual id stays legible
    [InlineData("anna.k@example.com", "anna.k@example.com")]
    [InlineData("a|b", "a~7cb")] // the separator
    [InlineData("a~7cb", "a~7e7cb")] // what looks escaped already
    [InlineData("/\\#?%", "~2f~5c~23~3f~25")] // what Table Storage forbids
    [InlineData("it's \"it\"", "it~27s~20~22it~22")]
    [InlineData("\0\t\u007f", "~00~09~7f")]
    [InlineData("Ж", "~d0~96")]
    [InlineData("\U0001F600", "~f0~9f~98~80")]
    public void Escape_Text_WritesOneFormThatReadsBack(string text, string escaped)
    {
        Assert.Equal(escaped, KeyPart.Escape(text).Escaped);
        Assert.True(KeyPart.TryUnescape(escaped, out var read));
        Assert.Equal(text, read);
    }

    [Fact]
    public void Escape_AnyText_RoundTripsInCharactersOfAKey() => Texts.Sample(text =>
    {
        var escaped = KeyPart.Escape(text).Escaped;
        Assert.DoesNotContain(RowKey.Separator, escaped);
        Assert.True(escaped.Length == 0 || TableLimits.IsKey(escaped));
        Assert.True(KeyPart.TryUnescape(escaped, out var read));
        Assert.Equal(text, read);
    });

    [Fact]
    public void Escape_TwoTexts_ShareAFormOnlyWhenEqual() => Gen.Select(Texts, Texts).Sample((one, other) =>
        Assert.Equal(one == other, KeyPart.Escape(one) == KeyPart.Escape(other)));

    [Theory]
    [InlineData("~")] // no digits
    [InlineData("~4")]
    [InlineData("~zz")]
    [InlineData("~+1")]
    [InlineData("~61")] // stands for a letter, which is never escaped
    [InlineData("~7C")] // upper-case digits are never written
    [InlineData("~ff")] // no UTF-8
    [InlineData("a|b")]
    [InlineData("ä")]
    public void Unescape_WhatWasNeverWritten_IsRefused(string escaped) => Assert.False(KeyPart.TryUnescape(escaped, out _));

    [Theory]
    [InlineData("a", 128, false)]
    [InlineData("a", 129, true)]
    [InlineData("|", 42, false)]
    [InlineData("|", 43, true)]
    [InlineData("Ж", 64, true)]
    [InlineData("\U0001F600", 64, true)]
    public void Escape_FormOverLimit_HasADigestInThePlaceOfItsTail(string letter, int count, bool shortened)
    {
        var text = string.Concat(Enumerable.Repeat(letter, count));
        var escaped = KeyPart.Escape(text).Escaped;

        Assert.True(escaped.Length <= KeyPart.MaxLength && TableLimits.IsKey(escaped));
        Assert.Equal(shortened, !KeyPart.TryUnescape(escaped, out _));
        Assert.Equal(shortened, escaped.Contains("~~", StringComparison.Ordinal));
    }

    [Fact]
    public void Escape_LongTexts_ShareAFormOnlyWhenEqual()
    {
        var letters = Gen.Char['а', 'я'].Array[60, 64].Select(array => new string(array));
        // Alike but for their last letter, so that the forms begin alike.
        Gen.Select(letters, Gen.Char['а', 'я'], Gen.Char['а', 'я']).Sample((text, one, other) =>
            Assert.Equal(one == other, KeyPart.Escape(text + one) == KeyPart.Escape(text + other)));
    }

    [Fact]
    public void TryEscape_NullOrHalfAPair_IsRefused()
    {
        Assert.False(KeyPart.TryEscape(null, out _));
        Assert.False(KeyPart.TryEscape("\ud83d", out _));
    }

    [Fact]
    public void Default_IsTheEmptyPart() => Assert.Equal("", default(KeyPart).Escaped);
}
