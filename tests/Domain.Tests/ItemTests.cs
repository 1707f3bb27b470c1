using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class ItemTests
{
    /// <summary>Forgotten is what is known to be in process, with nothing planned; of one whose stage nobody told us nothing is said.</summary>
    [Theory]
    [InlineData(StageSemantics.Process, false, true, true)]
    [InlineData(StageSemantics.Process, true, false, false)]
    [InlineData(StageSemantics.Won, false, false, false)]
    [InlineData(StageSemantics.Lost, true, false, false)]
    [InlineData(null, false, false, true)]
    public void Item_WithNothingPlanned_IsForgottenWhileItIsInProcess(StageSemantics? semantics, bool isPlanned, bool isForgotten, bool hasNothingPlanned)
    {
        var item = A.Item() with { Stage = semantics is { } known ? A.Stage(semantics: known) : null };
        if (isPlanned)
            item = item.With(null, A.Activity());

        Assert.Equal((isForgotten, hasNothingPlanned), (item.IsForgotten, item.BadgesAt(A.Now, A.Now).NothingPlanned));
    }
}
