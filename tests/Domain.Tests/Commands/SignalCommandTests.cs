using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class SignalCommandTests
{
    private static readonly Item Known = A.Item(responsible: A.Jan);
    private static readonly ReceiveContactCommand Contact = new() { Id = new ActivityId(7), Item = A.Deal(), By = A.Anna, Now = A.Now, Subject = "Missed call" };
    private static readonly CommentOnItemCommand Comment = new() { Item = A.Deal(), Id = "c1", By = A.Anna, Now = A.Now, Text = "Call them\nback" };

    [Fact]
    public void Contact_OnAnItem_WaitsForItsResponsibleOnTopOfTheColumn()
    {
        var accepted = Assert.IsType<Decision<Activity>.Accepted>(Contact.Decide(Known));

        var activity = accepted.Result;
        Assert.Equal((true, true, null, null, A.Jan), (activity.IsOpen, activity.Incoming, activity.Deadline, activity.NextReminderAt, activity.ResponsibleId));
        Assert.Equal(new Attention(A.Now, AttentionCause.Incoming, activity.Id), accepted.Changes.ItemAfter!.Attention);
        Assert.Equal(new Badges(0, 0, 1, NothingPlanned: false), accepted.Changes.ItemAfter.BadgesAt(A.Now, A.Now));
        Assert.Equal([TimelineKind.Incoming], accepted.Changes.Timeline.Select(line => line.Kind));
        Assert.Equal([(A.Jan, NotificationKind.Assigned)], accepted.Changes.Notifications.Select(notice => (notice.Recipient, notice.Kind)));
    }

    [Fact]
    public void Contact_ToldByTheResponsible_TellsNobodyElse() =>
        Assert.Empty(Assert.IsType<Decision<Activity>.Accepted>((Contact with { By = A.Jan }).Decide(Known)).Changes.Notifications);

    [Fact]
    public void Contact_OnAnUnknownItem_CreatesIt()
    {
        var accepted = Assert.IsType<Decision<Activity>.Accepted>(Contact.Decide(item: null));

        Assert.Equal((null, "42", A.Anna), (accepted.Changes.ItemBefore, accepted.Changes.ItemAfter!.Title, accepted.Result.ResponsibleId));
    }

    [Theory]
    [InlineData("anna", true)]
    [InlineData("jan", false)] // the item's responsible knows what he wrote
    public void Comment_OnAnItem_LiftsItUnlessItsResponsibleWroteIt(string by, bool lifts)
    {
        var accepted = Assert.IsType<Decision<TimelineEntry>.Accepted>((Comment with { By = UserId.Parse(by) }).Decide(Known));

        Assert.Equal(lifts ? new Attention(A.Now, AttentionCause.Comment) : Known.Attention, accepted.Changes.ItemAfter!.Attention);
        Assert.Equal((TimelineKind.Comment, by, "Call them\nback", null), (accepted.Result.Kind, accepted.Result.By!.Value.Value, accepted.Result.Data["text"], accepted.Result.ActivityId));
        Assert.Equal(accepted.Result, Assert.Single(accepted.Changes.Timeline));
    }

    /// <summary>Clocks differ, and attention never goes down.</summary>
    [Fact]
    public void Comment_ByAClockThatIsBehind_StillLifts()
    {
        var lifted = Known with { Attention = new Attention(A.Now + Duration.FromMinutes(1), AttentionCause.Created) };

        var after = Assert.IsType<Decision<TimelineEntry>.Accepted>(Comment.Decide(lifted)).Changes.ItemAfter!;

        Assert.True(after.Attention.At > lifted.Attention.At);
    }

    [Theory]
    [InlineData(" ", "required")]
    [InlineData("a\0b", "invalidCharacter")]
    public void Comment_ThatSaysNothingOrTheImpossible_BreaksARule(string text, string code) =>
        Assert.Equal(("text", code), (Comment with { Text = text }).Check().Select(violation => (violation.Member, violation.Code)).Single());

    [Theory]
    [InlineData(CommentOnItemCommand.MaxTextLength, 0)]
    [InlineData(CommentOnItemCommand.MaxTextLength + 1, 1)]
    public void Comment_OfALength_IsBounded(int length, int violations) =>
        Assert.Equal(violations, (Comment with { Text = new string('a', length) }).Check().Count(violation => violation.Code == "tooLong"));

    [Fact]
    public void Contact_WithoutSubject_BreaksARule() => Assert.Equal("subject", Assert.Single((Contact with { Subject = "" }).Check()).Member);

    [Fact]
    public void Signals_WhereTheyFindNoPlace_AreRefused()
    {
        var full = Enumerable.Range(1000, OpenActivities.MaxPerItem).Aggregate(Known, (item, id) => item.With(null, A.Activity(id)));

        Assert.Equal("tooManyOpen", Assert.IsType<Decision<Activity>.Conflict>(Contact.Decide(full)).Code);
        Assert.Equal("beingDeleted", Assert.IsType<Decision<Activity>.Conflict>(Contact.Decide(Known with { IsDeleting = true })).Code);
        Assert.Equal("beingDeleted", Assert.IsType<Decision<TimelineEntry>.Conflict>(Comment.Decide(Known with { IsDeleting = true })).Code);
    }
}
