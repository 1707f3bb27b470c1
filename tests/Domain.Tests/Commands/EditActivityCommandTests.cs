using System.Globalization;
using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class EditActivityCommandTests
{
    private static readonly Activity Planned = A.Activity() with { Description = "The roof", Color = "3" };
    private static readonly Item Known = A.Item().With(null, Planned);
    private static readonly EditActivityCommand Edit = new() { By = A.Anna, Now = A.Now };
    private static readonly Instant Later = Planned.Deadline!.At + Duration.FromDays(1);

    public static TheoryData<EditActivityCommand, string[]> Edits() => new()
    {
        { Edit with { Subject = "Send the offer" }, ["fromSubject=Contact the customer", "subject=Send the offer"] },
        { Edit with { Description = "" }, ["description=changed", "subject=Contact the customer"] },
        { Edit with { DeadlineAt = Later }, ["deadline=2026-11-27T09:00:00Z", "fromDeadline=2026-11-26T09:00:00Z", "subject=Contact the customer"] },
        { Edit with { Zone = DateTimeZone.Utc }, ["fromTimeZone=Europe/Warsaw", "subject=Contact the customer", "timeZone=UTC"] },
        { Edit with { Reminders = [Duration.FromHours(1)] }, ["fromReminders=PT15M PT0S", "reminders=PT1H", "subject=Contact the customer"] },
        { Edit with { Color = "4" }, ["color=4", "fromColor=3", "subject=Contact the customer"] },
        { Edit with { ClearsColor = true }, ["fromColor=3", "subject=Contact the customer"] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_AMember_TellsWhatChangedFromWhatToWhat(EditActivityCommand command, string[] told)
    {
        var accepted = Accept(command.Decide(Planned, Known));

        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal(TimelineKind.Edited, line.Kind);
        Assert.Equal(told, line.Data.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal((Planned.Edits + 1, 0), (accepted.Result.Edits, accepted.Result.Deliveries));
        Assert.Empty(accepted.Changes.Notifications);
        // Editing lifts nothing.
        Assert.Equal(Known.Attention, accepted.Changes.ItemAfter!.Attention);
    }

    [Fact]
    public void Edit_WhatIsSoAlready_WritesNothing()
    {
        var same = Edit with
        {
            Subject = Planned.Subject,
            Description = Planned.Description,
            DeadlineAt = Planned.Deadline!.At,
            Zone = Planned.Deadline.Zone,
            ResponsibleId = Planned.ResponsibleId,
            Reminders = [Duration.Zero, Duration.FromMinutes(15)],
            Color = Planned.Color,
        };

        Assert.True(Accept(same.Decide(Planned, Known)).Changes.IsEmpty);
        Assert.True(Accept(Edit.Decide(Planned, Known)).Changes.IsEmpty);
    }

    /// <summary>A form is sent back whole, and a deadline that has passed while it was open stays.</summary>
    [Fact]
    public void Edit_WithTheDeadlineThatHasPassed_KeepsIt()
    {
        var late = Planned.Deadline!.At + Duration.FromHours(1);
        var raised = Planned with { NextReminderAt = null, Deliveries = 2 };

        var edited = Accept((Edit with { Now = late, Subject = "Call", DeadlineAt = Planned.Deadline.At }).Decide(raised, Known)).Result;

        Assert.Equal(("Call", null, 2L), (edited.Subject, edited.NextReminderAt, edited.Deliveries));
    }

    [Theory]
    [InlineData(false, "2026-11-27T08:45")] // both lie ahead again, and what was put off is dropped
    [InlineData(true, "2026-11-26T09:00")] // nothing of the plan changes
    public void Edit_AfterAReminder_PlansAnewWithAnotherDeadline(bool onlySubject, string next)
    {
        var now = Planned.Deadline!.At - Duration.FromMinutes(5);
        var raised = Planned with { NextReminderAt = Planned.Deadline.At, Deliveries = 1, SnoozedUntil = onlySubject ? null : now + Duration.FromMinutes(1) };

        var edited = Accept((Edit with { Now = now, Subject = "Call", DeadlineAt = onlySubject ? null : Later }).Decide(raised, Known)).Result;

        Assert.Equal(next, edited.NextReminderAt?.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        Assert.Null(edited.SnoozedUntil);
    }

    [Fact]
    public void Edit_Responsible_TellsBothAndTheTimeline()
    {
        var accepted = Accept((Edit with { ResponsibleId = A.Jan }).Decide(Planned, Known));

        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal((TimelineKind.Assigned, "anna", "jan"), (line.Kind, line.Data["fromResponsible"], line.Data["responsible"]));
        Assert.Equal(
            [(A.Jan, NotificationKind.Assigned), (A.Anna, NotificationKind.Unassigned)],
            accepted.Changes.Notifications.Select(notice => (notice.Recipient, notice.Kind)));
        Assert.Equal((A.Jan, A.Anna, Planned.NextReminderAt), (accepted.Result.ResponsibleId, accepted.Result.ItemResponsibleId, accepted.Result.NextReminderAt));
    }

    [Fact]
    public void Edit_ResponsibleAndSubject_TellsOfBoth() =>
        Assert.Equal(
            [TimelineKind.Edited, TimelineKind.Assigned],
            Accept((Edit with { ResponsibleId = A.Jan, Subject = "Call" }).Decide(Planned, Known)).Changes.Timeline.Select(line => line.Kind));

    public static TheoryData<EditActivityCommand, string, string> Broken() => new()
    {
        { Edit with { Subject = " " }, "subject", "required" },
        { Edit with { Description = "a\0b" }, "description", "invalidCharacter" },
        { Edit with { DeadlineAt = A.Now }, "deadline", "inThePast" },
        { Edit with { DeadlineAt = A.Now + Duration.FromDays(4000) }, "deadline", "tooFarAhead" },
        { Edit with { Reminders = [Duration.FromDays(400)] }, "reminders", "outOfRange" },
        { Edit with { Color = "a b" }, "color", "invalid" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Edit_AgainstARule_IsInvalid(EditActivityCommand command, string member, string code) =>
        Assert.Equal((member, code), Single(command.Decide(Planned, Known)));

    [Fact]
    public void Edit_PlanOfAnIncomingContact_IsInvalid()
    {
        var incoming = Planned with { Incoming = true, Deadline = null, Reminders = default, NextReminderAt = null };

        Assert.Equal(("deadline", "notForIncoming"), Single((Edit with { DeadlineAt = Later }).Decide(incoming, Known)));
        Assert.Equal(("timeZone", "notForIncoming"), Single((Edit with { Zone = DateTimeZone.Utc }).Decide(incoming, Known)));
        Assert.Equal(("reminders", "notForIncoming"), Single((Edit with { Reminders = [Duration.Zero] }).Decide(incoming, Known)));
        Assert.Equal("Call back", Accept((Edit with { Subject = "Call back", Reminders = [] }).Decide(incoming, Known)).Result.Subject);
    }

    [Fact]
    public void Edit_WhatHasEnded_IsRefusedWhateverItsState()
    {
        var done = Planned with { Status = ActivityStatus.Completed };
        var stale = Edit with { Subject = "Call", Expects = static _ => false };

        Assert.Equal("completed", Assert.IsType<Decision<Activity>.Conflict>(stale.Decide(done, Known)).Code);
        Assert.IsType<Decision<Activity>.Stale>(stale.Decide(Planned, Known));
        Assert.IsType<Decision<Activity>.NotFound>(stale.Decide(Planned, Known with { IsDeleting = true }));
        Assert.IsType<Decision<Activity>.NotFound>(stale.Decide(activity: null, item: null));
    }

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);

    private static (string Member, string Code) Single(Decision<Activity> decision)
    {
        var violation = Assert.Single(Assert.IsType<Decision<Activity>.Invalid>(decision).Violations);
        return (violation.Member, violation.Code);
    }
}
