using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class ConvertItemCommandTests
{
    private static readonly ItemKey Lead = new(ItemType.Lead, ItemId.Parse("5"));
    private static readonly Activity Planned = A.Activity() with { Item = Lead };
    private static readonly Item Known = A.Item(Lead, responsible: A.Jan).With(null, Planned);

    private static readonly ConvertItemCommand Convert = new()
    {
        Item = Lead,
        To = A.Deal("77"),
        Title = "Roof",
        Stage = A.Stage("NEW"),
        Carries = true,
        By = A.Anna,
        Now = A.Now,
    };

    [Fact]
    public void Convert_WithItsActivities_MakesTheOtherOfTheItem()
    {
        var accepted = Accept(Convert.Decide(Known, target: null, [Planned]));

        var (item, target) = accepted.Result;
        Assert.Equal(new Conversion(A.Deal("77"), A.Now, Carried: 1, IsCarrying: false), item.Conversion);
        Assert.Equal((0, 2L), (item.Open.Count, item.Revision));
        Assert.Equal(("Roof", A.Stage("NEW"), A.Jan, 1), (target.Title, target.Stage!.Value, target.ResponsibleId, target.Open.Count));
        Assert.Equal((Known, item, null, target), (accepted.Changes.ItemBefore, accepted.Changes.ItemAfter, accepted.Changes.TargetBefore, accepted.Changes.TargetAfter));
    }

    [Fact]
    public void Convert_WithoutThem_EndsThem()
    {
        var (item, target) = Accept((Convert with { Carries = false }).Decide(Known, target: null, [Planned])).Result;

        Assert.Equal((1, 0, 0, 0), (item.AutoCompleted, item.Open.Count, item.Conversion!.Carried, target.Open.Count));
    }

    [Fact]
    public void Convert_ToWhatIsKnown_ChangesWhatIsTold()
    {
        var deal = A.Item(A.Deal("77"), title: "Old", stage: A.Stage("OLD"));

        var target = Accept((Convert with { Title = null, Stage = null }).Decide(Known, deal, [Planned])).Result.Target;
        Assert.Equal(("Old", A.Stage("OLD"), A.Anna, 1L), (target.Title, target.Stage!.Value, target.ResponsibleId, target.Revision));

        target = Accept(Convert.Decide(Known, deal, [Planned])).Result.Target;
        Assert.Equal(("Roof", A.Stage("NEW"), 2L), (target.Title, target.Stage!.Value, target.Revision));
    }

    [Fact]
    public void Convert_WithoutATitle_TakesTheItems() =>
        Assert.Equal(Known.Title, Accept((Convert with { Title = " " }).Decide(Known, target: null, [])).Result.Target.Title);

    [Fact]
    public void Convert_ASecondTime_AnswersTheSame()
    {
        var first = Accept(Convert.Decide(Known, target: null, [Planned])).Result;

        var second = Accept(Convert.Decide(first.Item, first.Target, []));

        Assert.True(second.Changes.IsEmpty);
        Assert.Equal(first, second.Result);
        Assert.Equal("converted", Assert.IsType<Decision<ConvertedItem>.Conflict>((Convert with { To = A.Deal("78") }).Decide(first.Item, null, [])).Code);
    }

    [Fact]
    public void Convert_ManyActivities_LeavesTheRestForLater()
    {
        var activities = Enumerable.Range(1, 10).Select(id => Planned with { Id = new ActivityId(id) }).ToImmutableArray();
        var lead = activities.Aggregate(A.Item(Lead), (item, activity) => item.With(null, activity));

        var (item, target) = Accept(Convert.Decide(lead, target: null, activities[..CatchUp.MostAtOnce])).Result;

        Assert.Equal((CatchUp.MostAtOnce, true, 10 - CatchUp.MostAtOnce, CatchUp.MostAtOnce), (item.Conversion!.Carried, item.IsCatchingUp, item.Open.Count, target.Open.Count));
        Assert.All(activities[CatchUp.MostAtOnce..], activity => Assert.True(CatchUp.Lags(item, activity)));
    }

    [Fact]
    public void Convert_WithNothingOpen_HasNothingToCarryOrEnd()
    {
        var lead = A.Item(Lead);

        Assert.Equal((false, false), CarriesOrCloses(Convert));
        Assert.Equal((false, false), CarriesOrCloses(Convert with { Carries = false }));

        (bool, bool) CarriesOrCloses(ConvertItemCommand command)
        {
            var item = Accept(command.Decide(lead, target: null, [])).Result.Item;
            return (item.Conversion!.IsCarrying, item.ClosingSince is not null);
        }
    }

    [Fact]
    public void Convert_OfAsManyAsFollowAtOnce_LeavesNothingForLater()
    {
        var activities = Enumerable.Range(1, CatchUp.MostAtOnce).Select(id => Planned with { Id = new ActivityId(id) }).ToImmutableArray();
        var lead = activities.Aggregate(A.Item(Lead), (item, activity) => item.With(null, activity));

        var (item, target) = Accept(Convert.Decide(lead, target: null, activities)).Result;

        Assert.Equal((false, CatchUp.MostAtOnce), (item.IsCatchingUp, target.Open.Count));
    }

    [Fact]
    public void Convert_ToOneWithJustEnoughRoom_IsAccepted()
    {
        var almostFull = Enumerable.Range(1000, OpenActivities.MaxPerItem - 1).Aggregate(A.Item(A.Deal("77")), (item, id) => item.With(null, A.Activity(id)));

        Assert.Equal(OpenActivities.MaxPerItem, Accept(Convert.Decide(Known, almostFull, [Planned])).Result.Target.Open.Count);
    }

    [Fact]
    public void Convert_ASecondTimeToWhatIsGone_IsRefused()
    {
        var first = Accept(Convert.Decide(Known, target: null, [Planned])).Result;

        Assert.IsType<Decision<ConvertedItem>.Conflict>(Convert.Decide(first.Item, target: null, []));
        Assert.IsType<Decision<ConvertedItem>.Conflict>((Convert with { To = A.Deal("78") }).Decide(first.Item, A.Item(A.Deal("78")), []));
    }

    [Fact]
    public void Convert_WhereItCannotBe_IsRefused()
    {
        var full = Enumerable.Range(1000, OpenActivities.MaxPerItem).Aggregate(A.Item(A.Deal("77")), (item, id) => item.With(null, A.Activity(id)));

        Assert.IsType<Decision<ConvertedItem>.NotFound>(Convert.Decide(item: null, target: null, []));
        Assert.IsType<Decision<ConvertedItem>.NotFound>(Convert.Decide(Known with { IsDeleting = true }, target: null, []));
        Assert.Equal("beingDeleted", Code(Convert.Decide(Known, A.Item(A.Deal("77")) with { IsDeleting = true }, [])));
        Assert.Equal("tooManyOpen", Code(Convert.Decide(Known, full, [Planned])));
        Assert.Equal(("to/id", "sameItem"), (Convert with { To = Lead }).Check().Select(violation => (violation.Member, violation.Code)).Single());
        Assert.Equal("to/title", Assert.Single((Convert with { Title = new string('a', 501) }).Check()).Member);

        static string Code(Decision<ConvertedItem> decision) => Assert.IsType<Decision<ConvertedItem>.Conflict>(decision).Code;
    }

    private static Decision<ConvertedItem>.Accepted Accept(Decision<ConvertedItem> decision) => Assert.IsType<Decision<ConvertedItem>.Accepted>(decision);
}
