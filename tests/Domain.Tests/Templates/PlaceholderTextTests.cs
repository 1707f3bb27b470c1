using CsCheck;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Domain.Tests.Templates;

public class PlaceholderTextTests
{
    private static readonly PlaceholderValues Values = new("Roof for Kowalski", "42", "Anna Nowak");

    [Theory]
    [InlineData("Call about {item.title}", "Call about Roof for Kowalski")]
    [InlineData("{item.id}{user.name}", "42Anna Nowak")]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("", "")]
    [InlineData("{{item.id}", "{item.id}")] // a doubled brace is a brace
    [InlineData("a } b", "a } b")]
    [InlineData("{{{item.id}}", "{42}")]
    public void Text_Filled_HasTheValues(string source, string expected) =>
        Assert.Equal(expected, Read(source).Fill(Values, 500));

    [Theory]
    [InlineData("Call {item.price}", 5, "item.price")]
    [InlineData("{Item.Title}", 0, "Item.Title")]
    [InlineData("{ item.title }", 0, " item.title ")]
    [InlineData("{}", 0, "")]
    [InlineData("{item.title} {item.id", 13, null)] // never closed
    [InlineData("{", 0, null)]
    public void Text_UnknownPlaceholder_IsRefusedWithItsPosition(string source, int position, string? name) =>
        Assert.Equal(new PlaceholderOutcome.Refused(position, name), PlaceholderText.Parse(source));

    [Fact]
    public void Text_ValueThatLooksLikeAPlaceholder_StaysText() =>
        Assert.Equal("{user.name} <b>{{", Read("{item.title}").Fill(Values with { ItemTitle = "{user.name} <b>{{" }, 500));

    [Theory]
    [InlineData("ab", 2, "ab")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a😀", 2, "a")] // a character of two units is not cut in half
    [InlineData("a😀", 3, "a😀")]
    [InlineData("a", 0, "")]
    public void Text_TooLong_IsClipped(string title, int length, string expected) =>
        Assert.Equal(expected, Read("{item.title}").Fill(Values with { ItemTitle = title }, length));

    [Fact]
    public void Literal_AnyText_ComesOutAsItIsAndReadsBack() =>
        Gen.String["ab{}. "].Sample(text =>
            PlaceholderText.Literal(text).Fill(Values, int.MaxValue) == text &&
            Read(PlaceholderText.Literal(text).Source).Fill(Values, int.MaxValue) == text);

    [Fact]
    public void Text_AnyInput_IsReadOrRefusedAtABrace() =>
        Gen.String["{}item.title ab"].Sample(text => PlaceholderText.Parse(text) switch
        {
            PlaceholderOutcome.Accepted accepted => accepted.Text.Source == text,
            PlaceholderOutcome.Refused refused => text[refused.Position] == '{',
            _ => false,
        });

    // Drawn from halves of a pair too.
    [Fact]
    public void Text_ThatFits_ComesOutAsItIs() =>
        Gen.String["a😀"].Sample(title => Read("{item.title}").Fill(Values with { ItemTitle = title }, title.Length) == title);

    [Fact]
    public void Text_WrittenTheSameWay_IsEqual()
    {
        Assert.Equal(Read("Call {item.id}"), Read("Call {item.id}"));
        Assert.Equal(Read("Call {item.id}").GetHashCode(), Read("Call {item.id}").GetHashCode());
        Assert.NotEqual(Read("Call {item.id}"), Read("Call {user.name}"));
        Assert.False(Read("Call").Equals("Call"));
        Assert.Equal("Call {item.id}", Read("Call {item.id}").ToString());
    }

    private static PlaceholderText Read(string source) => ((PlaceholderOutcome.Accepted)PlaceholderText.Parse(source)).Text;
}
