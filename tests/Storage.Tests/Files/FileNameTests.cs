using SmartActivities.Storage.Files;

namespace SmartActivities.Storage.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("demo", "demo/1/ab")]
    [InlineData("Demo", "~44emo/1/ab")]
    public void Name_OfShortParts_ReadsBack(string tenant, string path)
    {
        var name = FileName.Of(tenant, "1", "ab");

        Assert.Equal(path, name.ToString());
        Assert.True(FileName.TryParse(path, out var read));
        Assert.Equal(new[] { tenant, "1", "ab" }, read.Parts().ToArray());
    }

    [Fact]
    public void Name_OfALongTenant_IsFoundAgainAndTellsTheRest()
    {
        var name = FileName.Of(new string('Ж', 64), "1", "ab");

        Assert.True(FileName.TryParse(name.ToString(), out var read));
        Assert.Equal(name, read);
        Assert.Equal(new[] { "1", "ab" }, read.Parts()[1..].ToArray());
        Assert.NotEqual(name, FileName.Of(new string('Ж', 63) + "И", "1", "ab"));
        Assert.All(name.ToString().Split('/'), part => Assert.InRange(part.Length, 1, 250));
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("A")]
    [InlineData("a~~0")]
    [InlineData("a/b/c/d/e")]
    public void Name_ThatIsNoneOfOurs_IsRefused(string path) => Assert.False(FileName.TryParse(path, out _));
}
