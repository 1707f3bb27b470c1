using SmartActivities.Storage.Caching;

namespace SmartActivities.Storage.Tests.Rows;

public sealed class GenerationsTests
{
    private const int Capacity = 10;

    private readonly Generations<int, string> _kept = new(Capacity);

    [Fact]
    public void Entries_WithoutEnd_StayWithinTwoGenerations()
    {
        for (var i = 0; i < 1000; i++)
        {
            _kept.GetOrAdd(i, key => $"{key}");
            Assert.InRange(_kept.Count, 1, 2 * Capacity);
        }

        Assert.False(_kept.TryGet(0, out _));
        Assert.True(_kept.TryGet(999, out var latest));
        Assert.Equal("999", latest);
    }

    [Fact]
    public void Entry_ThatIsAskedFor_StaysAsLongAsItIs()
    {
        for (var i = 1; i < 1000; i++)
        {
            Assert.Equal("first", _kept.GetOrAdd(0, _ => i == 1 ? "first" : "another"));
            _kept.Keep(i, "");
        }
    }

    [Fact]
    public void Entry_Forgotten_IsMadeAnew()
    {
        _kept.Keep(1, "old");

        _kept.Forget(1);

        Assert.Equal("new", _kept.GetOrAdd(1, _ => "new"));
    }
}
