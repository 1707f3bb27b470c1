using CsCheck;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Tests.Tables;

public sealed class KeyRangeTests
{
    private static readonly Gen<string> Keys = Gen.String[Gen.Char["!Aa|}~"], 1, 4];

    [Fact]
    public void WithPrefix_AnyKey_ContainsExactlyWhatBeginsWithIt() =>
        Gen.Select(Gen.String[Gen.Char["!Aa|}~"], 0, 3], Keys).Sample((prefix, key) =>
            Assert.Equal(key.StartsWith(prefix, StringComparison.Ordinal), KeyRange.WithPrefix(prefix).Contains(key)));

    [Fact]
    public void After_AnyKey_LeavesExactlyWhatFollowsIt() => Gen.Select(Keys, Keys, Keys).Sample((from, after, key) =>
        Assert.Equal(
            string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, after) > 0,
            new KeyRange(from, null).After(after).Contains(key)));

    [Fact]
    public void Default_ContainsEveryKey() => Keys.Sample(key => Assert.True(default(KeyRange).Contains(key)));
}
