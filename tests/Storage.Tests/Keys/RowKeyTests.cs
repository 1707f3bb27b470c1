using CsCheck;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Tests.Keys;

public sealed class RowKeyTests
{
    private static readonly Gen<KeyPart> Parts = Gen.String[Gen.Char["ab|~-Z"], 0, 4].Select(KeyPart.Escape);

    [Fact]
    public void Of_KindAndParts_JoinsThem()
    {
        Assert.Equal("sequence", RowKey.Of("sequence"));
        Assert.Equal("item|deal|a~7cb", RowKey.Of("item", KeyPart.Escape("deal"), KeyPart.Escape("a|b")));
        Assert.Equal(["item", "deal", "a~7cb"], RowKey.Split("item|deal|a~7cb"));
        Assert.Equal("item|deal|", RowKey.Prefix("item", KeyPart.Escape("deal")));
    }

    [Fact]
    public void Prefix_OfFirstParts_CoversKeysWithTheseParts() =>
        Gen.Select(Parts, Parts, Parts).Sample((first, second, prefix) => Assert.Equal(
            first == prefix,
            KeyRange.WithPrefix(RowKey.Prefix("kind", prefix)).Contains(RowKey.Of("kind", first, second))));

    [Fact]
    public void Split_OfAnyParts_GivesThemBack() => Parts.Array[0, 5].Sample(parts =>
        Assert.Equal(["kind", .. parts.Select(part => part.Escaped)], RowKey.Split(RowKey.Of("kind", parts))));
}
