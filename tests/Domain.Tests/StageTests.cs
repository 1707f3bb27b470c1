using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class StageTests
{
    [Theory]
    [InlineData(StageSemantics.Process, false)]
    [InlineData(StageSemantics.Won, true)]
    [InlineData(StageSemantics.Lost, true)]
    public void Stage_WonOrLost_IsFinal(StageSemantics semantics, bool expected) =>
        Assert.Equal(expected, A.Stage("X", semantics).IsFinal);
}
