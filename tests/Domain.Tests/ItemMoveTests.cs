using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class ItemMoveTests
{
    private static readonly Item Before = A.Item();

    public static TheoryData<Item, bool> Items() => new()
    {
        { Before, false },
        { Before with { Title = "Windows", Revision = 2, Open = default, IsHandingOver = true }, false },
        { Before with { Stage = A.Stage("QUOTE") }, true },
        { Before with { Stage = A.Stage(semantics: StageSemantics.Won) }, true },
        { Before with { ResponsibleId = A.Jan }, true },
        { Before.Lifted(A.Now, AttentionCause.Comment, activity: null), true },
        { Before with { Stage = A.Stage("QUOTE"), IsDeleting = true }, false }, // it goes, and is nowhere
    };

    [Theory]
    [MemberData(nameof(Items), DisableDiscoveryEnumeration = true)]
    public void Card_OfAnItemThatChanges_MovesWithStageAttentionAndResponsible(Item after, bool moves) =>
        Assert.Equal(moves, after.HasMovedSince(Before));

    [Fact]
    public void Card_OfANewItem_Moves() => Assert.True(Before.HasMovedSince(null));
}
