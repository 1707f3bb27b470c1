using SmartActivities.Functions.Me;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Me;

/// <summary>What a stream remembers of what it told.</summary>
public sealed class EventPositionTests
{
    private static readonly Duration ASecond = Duration.FromSeconds(1);

    [Fact]
    public void Thing_ThatIsTold_IsNotNewAgain()
    {
        var position = EventPosition.At(A.Now);
        Assert.True(position.IsNew("1", A.Now));

        position.Note("1", A.Now);

        Assert.False(position.IsNew("1", A.Now));
        Assert.True(position.IsNew("2", A.Now));
    }

    [Fact]
    public void Thing_FromBeforeTheOverlap_IsNotNew()
    {
        var position = EventPosition.At(A.Now);

        Assert.False(position.IsNew("1", A.Now - EventPosition.Overlap));
        Assert.True(position.IsNew("1", A.Now - EventPosition.Overlap + ASecond));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)] // a writer whose clock is ahead
    [InlineData(-20)] // one whose clock is behind, or whose commit took so long
    public void Thing_OfAnyClock_IsToldOnceWhileTimeGoesOn(int secondsAhead)
    {
        var position = EventPosition.At(A.Now);
        var at = A.Now + Duration.FromSeconds(secondsAhead);
        var told = 0;
        for (var second = 0; second < 100; second++)
        {
            if (position.IsNew("1", at))
            {
                position.Note("1", at);
                told++;
            }

            position.MoveTo(A.Now + (ASecond * second));
        }

        Assert.Equal(1, told);
    }

    [Fact]
    public void Position_WrittenAndRead_KnowsTheSame()
    {
        var position = EventPosition.At(A.Now);
        position.Note("1", A.Now);

        var read = EventPosition.Read(position.ToString(), A.Now + ASecond)!;

        Assert.Equal(position.Since, read.Since);
        Assert.False(read.IsNew("1", A.Now));
        Assert.True(read.IsNew("2", A.Now));
        Assert.Equal(position.ToString(), read.ToString());
    }

    [Fact]
    public void Position_OfManyThings_FitsIntoAHeader()
    {
        var position = EventPosition.At(A.Now);
        for (var i = 0; i < 1000; i++)
            position.Note($"{i}", A.Now + Duration.FromMilliseconds(i));

        var read = EventPosition.Read(position.ToString(), A.Now)!;

        Assert.InRange(position.ToString().Length, 1, 1000);
        Assert.False(read.IsNew("999", A.Now));
        Assert.True(read.IsNew("0", A.Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7fc0345a50ee17f")]
    [InlineData("7fc0345a50ee17ffabc")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    public void Text_ThatIsNoPosition_IsNone(string text) => Assert.Null(EventPosition.Read(text, A.Now));
}
