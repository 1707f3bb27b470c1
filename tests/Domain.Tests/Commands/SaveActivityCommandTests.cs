using SmartActivities.Domain.Commands;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Templates;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class SaveActivityCommandTests
{
    [Fact]
    public void Save_OnUnknownItem_CreatesItemWithTheTitle()
    {
        var changes = Accept(A.Save().Decide(item: null, parent: null)).Changes;

        Assert.Null(changes.ItemBefore);
        Assert.Equal("Roof for Kowalski", changes.ItemAfter!.Title);
        Assert.Equal(A.Anna, changes.ItemAfter.ResponsibleId);
        Assert.Equal(1, changes.ItemAfter.Open.Count);
    }

    [Fact]
    public void Save_OnKnownItem_AddsOpenActivityAndLeavesAttentionAlone()
    {
        var item = A.Item();

        var changes = Accept(A.Save().Decide(item, parent: null)).Changes;

        Assert.Equal(item.Attention, changes.ItemAfter!.Attention);
        Assert.Equal(A.Deadline().At, changes.ItemAfter.Open.NextDeadline);
        Assert.Equal([TimelineKind.Created], changes.Timeline.Select(line => line.Kind));
    }

    [Theory]
    [InlineData("anna", 0)] // for oneself: nobody is told
    [InlineData("jan", 1)] // for another: that one is told
    public void Save_ForResponsible_TellsOthersOnly(string responsible, int notices)
    {
        var changes = Accept(A.Save(responsible: UserId.Parse(responsible)).Decide(A.Item(), parent: null)).Changes;

        Assert.Equal(notices, changes.Notifications.Count(n => n.Kind == NotificationKind.Assigned && n.Recipient == UserId.Parse(responsible)));
        Assert.Equal(notices, changes.Notifications.Length);
    }

    [Theory]
    [InlineData(1, 45)] // both ahead: the one of 15 minutes comes first
    [InlineData(0.2, 12)] // 12 minutes ahead: the first lies in the past and is dropped
    public void Save_PlansNextReminder_DropsPastOnes(double hoursAhead, int expectedMinutes)
    {
        var deadline = new Deadline(A.Now + Duration.FromHours(hoursAhead), A.Warsaw);

        var activity = Accept(A.Save(deadline: deadline).Decide(A.Item(), parent: null)).Result;

        Assert.Equal(A.Now + Duration.FromMinutes(expectedMinutes), activity.NextReminderAt);
    }

    public static TheoryData<SaveActivityCommand, string, string> Broken() => new()
    {
        { Saying(content => content with { Subject = " " }), "subject", "required" },
        { Saying(content => content with { Subject = new string('a', 501) }), "subject", "tooLong" },
        { Saying(content => content with { Subject = "two\nlines" }), "subject", "invalidCharacter" },
        { Saying(content => content with { Description = "a bell \a" }), "description", "invalidCharacter" },
        { Saying(content => content with { Description = new string('a', 20_001) }), "description", "tooLong" },
        { A.Save(deadline: A.Deadline(hoursAhead: 0)), "deadline", "inThePast" },
        { A.Save(deadline: A.Deadline(hoursAhead: -1)), "deadline", "inThePast" },
        { A.Save(deadline: A.Deadline(hoursAhead: 24 * 3660)), "deadline", "tooFarAhead" },
        { A.Save(reminders: [Duration.FromSeconds(-1)]), "reminders", "outOfRange" },
        { A.Save(reminders: [Duration.FromDays(366) + Duration.Epsilon]), "reminders", "outOfRange" },
        { A.Save(reminders: [.. Enumerable.Range(0, 11).Select(m => Duration.FromMinutes(m))]), "reminders", "outOfRange" },
        { Saying(content => content with { Color = "re d" }), "color", "invalid" },
        { A.Save() with { ItemTitle = new string('a', 501) }, "item/title", "tooLong" },
        { A.Save(parent: 7), "parentId", "unknown" },
    };

    [Fact]
    public void Save_LeavingThingsOpen_TakesThemFromTheDraft()
    {
        var open = new SaveActivityCommand { Item = A.Deal(), By = A.Anna, Now = A.Now, Content = new ActivityContent { Drafter = A.Drafter(Call) } };

        var drafted = Accept(open.Decide(A.Item(responsible: A.Jan), parent: null)).Result;
        Assert.Equal(
            ("Call about Roof for Kowalski", "as agreed", A.Deadline(72), A.Jan, "teal", Call.Id),
            (drafted.Subject, drafted.Description, drafted.Deadline, drafted.ResponsibleId, drafted.Color, drafted.Template!.Value));
        Assert.Equal(Call.Reminders, drafted.Reminders);

        var tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        var there = open with { Content = open.Content with { Zone = tokyo } };
        Assert.Equal(A.Deadline(72) with { Zone = tokyo }, Accept(there.Decide(A.Item(), parent: null)).Result.Deadline);

        var said = Accept(Saying(_ => A.Content(A.Deadline(5)) with { Drafter = A.Drafter(Call), Description = "mine", Color = "red" })
            .Decide(A.Item(responsible: A.Jan), parent: null)).Result;
        Assert.Equal(
            ("Contact the customer", "mine", A.Deadline(5), A.Anna, "red", Call.Id),
            (said.Subject, said.Description, said.Deadline, said.ResponsibleId, said.Color, said.Template!.Value));
        Assert.Equal(ReminderOffsets.Default, said.Reminders);
    }

    [Fact]
    public void Save_NamingATemplate_IsDraftedFromItAndNotFromTheBest()
    {
        var mail = Call with { Id = TemplateId.Parse("mail"), Priority = -1, Subject = PlaceholderText.Literal("Write") };
        var command = Saying(_ => new ActivityContent { Drafter = A.Drafter(Call, mail), Template = mail });

        var saved = Accept(command.Decide(A.Item(), parent: null)).Result;

        Assert.Equal(("Write", mail.Id), (saved.Subject, saved.Template!.Value));
    }

    [Fact]
    public void Save_WithMoreDraftedRemindersThanMayBe_KeepsThoseNextToTheDeadline()
    {
        var command = Saying(content => content with { Drafter = A.Drafter(Call), Reminders = null }) with
        {
            Limits = ServiceLimits.Default with { RemindersPerActivity = 1 },
        };

        Assert.Equal(ReminderOffsets.Of([Duration.Zero]), Accept(command.Decide(A.Item(), parent: null)).Result.Reminders);
    }

    [Fact]
    public void Save_OnAnotherItemThanItsParents_IsRefused()
    {
        var decision = A.Save(8, item: A.Deal("43"), parent: 7).Decide(A.Item(A.Deal("43")), A.Activity(7));

        var violation = Assert.Single(Assert.IsType<Decision<Activity>.Invalid>(decision).Violations);
        Assert.Equal(("parentId", "otherItem"), (violation.Member, violation.Code));
    }

    [Fact]
    public void Save_BreakingSeveralRules_NamesAllInTheOrderOfTheMembers()
    {
        var command = A.Save() with
        {
            Content = A.Content(subject: "", deadline: A.Deadline(hoursAhead: -1), reminders: [Duration.FromSeconds(-1)]) with { Description = "a bell \a", Color = "re d" },
            ItemTitle = new string('a', 501),
            Files = [new Attachment("a", "a.pdf", 1, "application/pdf", ""), new Attachment("b", "b.pdf", 1, "application/pdf", "")],
            Limits = ServiceLimits.Default with { FilesPerActivity = 1 },
        };

        Assert.Equal(["subject", "description", "deadline", "reminders", "color", "file", "item/title"], command.Check().Select(violation => violation.Member));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Save_BrokenRule_NamesMemberAndRule(SaveActivityCommand command, string member, string code)
    {
        var decision = Assert.IsType<Decision<Activity>.Invalid>(command.Decide(A.Item(), parent: null));

        var violation = Assert.Single(decision.Violations);
        Assert.Equal((member, code), (violation.Member, violation.Code));
    }

    [Fact]
    public void Save_AtTheEdgesOfTheRules_IsAccepted()
    {
        var command = Saying(content => content with
        {
            Subject = new string('a', 500),
            Description = "\t\r\n" + new string('a', 19_997),
            Deadline = new Deadline(Instant.FromUtc(2036, 11, 23, 9, 0), A.Warsaw),
            Reminders = [.. Enumerable.Range(0, 9).Select(m => Duration.FromMinutes(m)), Duration.FromDays(366)],
        });

        Accept(command.Decide(A.Item(), parent: null));
    }

    [Fact]
    public void Save_WithOpenParent_CompletesParentInTheSameChange()
    {
        var parent = A.Activity(7);
        var item = A.Item().With(null, parent);

        var accepted = Accept(A.Save(8, parent: 7).Decide(item, parent));

        Assert.Equal(2, accepted.Changes.Activities.Length);
        var completed = accepted.Changes.Activities[0].After!;
        Assert.Equal((ActivityStatus.Completed, new ActivityId(8)), (completed.Status, completed.FollowUpId!.Value));
        Assert.Equal(new ActivityId(8), Assert.Single(accepted.Changes.ItemAfter!.Open.Values).Id);
    }

    [Fact]
    public void Save_WithCompletedParent_IsRefused()
    {
        var parent = A.Activity(7) with { Status = ActivityStatus.Completed };

        var conflict = Assert.IsType<Decision<Activity>.Conflict>(A.Save(8, parent: 7).Decide(A.Item(), parent));

        Assert.Equal("parentCompleted", conflict.Code);
    }

    [Fact]
    public void Save_OnItemWithFiveHundredOpen_IsRefused()
    {
        var full = A.Item() with
        {
            Open = OpenActivities.Of(Enumerable.Range(1, OpenActivities.MaxPerItem).Select(i => new OpenActivity(new ActivityId(i), A.Now, A.Now, Incoming: false))),
        };

        var conflict = Assert.IsType<Decision<Activity>.Conflict>(A.Save(1001).Decide(full, parent: null));

        Assert.Equal("tooManyOpen", conflict.Code);
    }

    private static Template Call { get; } = new()
    {
        Id = TemplateId.Parse("call"),
        Subject = ((PlaceholderOutcome.Accepted)PlaceholderText.Parse("Call about {item.title}")).Text,
        Description = PlaceholderText.Literal("as agreed"),
        Responsible = new ResponsibleRule.OfItem(),
        Reminders = ReminderOffsets.Of(Duration.Zero, Duration.FromHours(1)),
        Color = "teal",
    };

    private static SaveActivityCommand Saying(Func<ActivityContent, ActivityContent> what) => A.Save() with { Content = what(A.Content()) };

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
