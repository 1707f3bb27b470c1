using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Commands;
using SmartActivities.Domain.Languages;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

/// <summary>The world: Monday 23 November 2026, 10:00 in Warsaw; the deadline is Thursday, 10:00.</summary>
public sealed class SnoozeActivityCommandTests
{
    private static readonly WorkCalendar Week = WorkCalendar.Default(A.Warsaw);
    private static readonly Activity Planned = A.Activity();
    private static readonly Item Known = A.Item().With(null, Planned);

    [Theory]
    [InlineData("2026-11-23T10:00", "PT1H", false, "2026-11-23T11:00")]
    [InlineData("2026-11-23T10:00", "PT1H", true, "2026-11-26T11:00")]
    [InlineData("2026-11-23T10:00", "P3D", true, "2026-11-29T10:00")]
    [InlineData("2026-11-27T12:00", "P2D", true, "2026-11-28T10:00")] // overdue by a day, and due again tomorrow
    public void Deadline_ByATime_IsCountedFromNowOrFromItself(string now, string by, bool fromDeadline, string expected)
    {
        var snoozed = Accept(Deadline(now, new SnoozeTo.By(Time(by), fromDeadline)).Decide(Planned, Known)).Result;

        Assert.Equal(Local(expected), snoozed.Deadline!.At);
        Assert.Equal(Local(expected) - Duration.FromMinutes(15), snoozed.NextReminderAt);
        Assert.Equal((2L, 0L), (snoozed.Edits, snoozed.Deliveries));
    }

    /// <summary>On 29 March 2026 the clocks of Warsaw go from 2:00 to 3:00, on 25 October from 3:00 to 2:00.</summary>
    [Theory]
    [InlineData("2026-03-28T16:00", "P1D", "2026-03-29T16:00")] // 23 hours
    [InlineData("2026-03-28T16:00", "P1DT1H", "2026-03-29T17:00")]
    [InlineData("2026-03-28T02:30", "P1D", "2026-03-29T03:30")] // a time that is skipped moves on by the gap
    [InlineData("2026-10-24T16:00", "P1D", "2026-10-25T16:00")] // 25 hours
    public void Deadline_ByDays_KeepsTheTimeOfDay(string deadline, string by, string expected)
    {
        var activity = Planned with { Deadline = new Deadline(Local(deadline), A.Warsaw) };

        var snoozed = Accept(Deadline("2026-03-01T10:00", new SnoozeTo.By(Time(by), FromDeadline: true)).Decide(activity, Known)).Result;

        Assert.Equal(Local(expected), snoozed.Deadline!.At);
    }

    [Theory]
    [InlineData("2026-11-23T10:00", "2026-11-24T09:00")]
    [InlineData("2026-11-23T06:00", "2026-11-23T09:00")] // the day's work is still to begin
    [InlineData("2026-11-23T09:00", "2026-11-24T09:00")]
    [InlineData("2026-11-27T17:00", "2026-11-30T09:00")] // Friday: the weekend is passed over
    public void Deadline_ToTheNextWorkingMorning_IsWhenWorkBegins(string now, string expected) =>
        Assert.Equal(Local(expected), Accept(Deadline(now, new SnoozeTo.NextWorkingMorning()).Decide(Planned, Known)).Result.Deadline!.At);

    [Fact]
    public void NextWorkingMorning_WithoutWorkingDays_IsTomorrowAtNine()
    {
        var never = new WorkCalendar(A.Warsaw, IsoDayOfWeek.Monday, WeekHours.Default, []).ForPerson(
            null, null, [new Absence(new LocalDate(2026, 1, 1), new LocalDate(2030, 1, 1), "Leave")]);

        Assert.Equal(Local("2026-11-24T09:00"), never.NextWorkingMorning(A.Now));
    }

    [Theory]
    [InlineData("2026-11-23T10:00", "2026-11-23T10:10", "2026-11-23T10:10")]
    [InlineData("2026-11-26T09:50", "2026-11-26T10:05", "2026-11-26T10:00")] // the one at the deadline still comes first
    [InlineData("2026-11-26T10:01", "2026-11-26T10:11", "2026-11-26T10:11")] // none of the plan is left
    public void Reminder_UntilAMoment_LeavesDeadlineAndPlan(string now, string until, string next)
    {
        var raised = Planned.NextReminderAt <= Local(now) ? Planned with { NextReminderAt = ReminderTimes.NextAfter(Planned.Deadline, Planned.Reminders, Local(now)) } : Planned;

        var snoozed = Accept(Reminder(now, until).Decide(raised, Known)).Result;

        Assert.Equal((Planned.Deadline, Local(next), Local(until)), (snoozed.Deadline, snoozed.NextReminderAt, snoozed.SnoozedUntil));
        // What can be edited is as it was.
        Assert.Equal((1L, 1L), (snoozed.Edits, snoozed.Deliveries));
    }

    [Fact]
    public void Reminder_PutOffTwice_IsTheLaterWish()
    {
        var once = Accept(Reminder("2026-11-23T10:00", "2026-11-23T10:10").Decide(Planned, Known)).Result;

        var twice = Accept(Reminder("2026-11-23T10:05", "2026-11-23T11:00").Decide(once, Known)).Result;

        Assert.Equal((Local("2026-11-23T11:00"), Local("2026-11-23T11:00")), (twice.NextReminderAt, twice.SnoozedUntil));
        Assert.True(Accept(Reminder("2026-11-23T10:06", "2026-11-23T11:00").Decide(twice, Known)).Changes.IsEmpty);
    }

    /// <summary>It stands for itself: its key is not that of the one that was put off.</summary>
    [Fact]
    public void Reminder_PutOff_IsRaisedBesideThePlan()
    {
        var snoozed = Accept(Reminder("2026-11-26T09:50", "2026-11-26T09:55").Decide(Planned with { NextReminderAt = Local("2026-11-26T10:00") }, Known)).Result;

        var late = Accept(new RaiseRemindersCommand(Local("2026-11-26T10:02"), Duration.FromDays(1)).Decide(snoozed, Known, missed: null));

        Assert.Equal([Local("2026-11-26T09:55"), Local("2026-11-26T10:00")], late.Changes.Notifications.Select(notice => notice.PlannedAt));
        Assert.Equal(2, late.Changes.Notifications.Select(notice => notice.Sequence).Distinct().Count());
        Assert.Equal((null, null), (late.Result.NextReminderAt, late.Result.SnoozedUntil));
        Assert.False(late.Changes.Timeline[0].Data.ContainsKey("offset"));
    }

    [Fact]
    public void Reminder_PutOff_StaysWhileOthersAreRaised()
    {
        var snoozed = Accept(Reminder("2026-11-26T09:00", "2026-11-26T10:30").Decide(Planned, Known)).Result;

        var raised = Accept(new RaiseRemindersCommand(Local("2026-11-26T10:00"), Duration.FromDays(1)).Decide(snoozed, Known, missed: null));

        Assert.Equal(2, raised.Changes.Notifications.Length);
        Assert.Equal((Local("2026-11-26T10:30"), Local("2026-11-26T10:30")), (raised.Result.NextReminderAt, raised.Result.SnoozedUntil));
    }

    [Fact]
    public void Snooze_Anything_LiftsNothingAndTellsTheTimeline()
    {
        var deadline = Accept(Deadline("2026-11-23T10:00", new SnoozeTo.By(Duration.FromHours(1), FromDeadline: true)).Decide(Planned, Known)).Changes;
        var reminder = Accept(Reminder("2026-11-23T10:00", "2026-11-23T10:10").Decide(Planned, Known)).Changes;

        Assert.Equal([TimelineKind.Snoozed, TimelineKind.Snoozed], deadline.Timeline.Concat(reminder.Timeline).Select(line => line.Kind));
        Assert.Equal(("2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z"), (deadline.Timeline[0].Data["fromDeadline"], deadline.Timeline[0].Data["deadline"]));
        Assert.Equal("2026-11-23T09:10:00Z", reminder.Timeline[0].Data["remindedAt"]);
        Assert.All([deadline, reminder], changes => Assert.Equal(Known.Attention, changes.ItemAfter!.Attention));
    }

    public static TheoryData<SnoozeActivityCommand, string, string> Broken() => new()
    {
        { Reminder("2026-11-23T10:00", "2026-11-23T10:00"), "until", "inThePast" },
        { Deadline("2026-11-28T10:00", new SnoozeTo.By(Duration.FromHours(1), FromDeadline: true)), "by", "inThePast" },
        { Deadline("2026-11-23T10:00", new SnoozeTo.By(Duration.Zero, FromDeadline: true)), "by", "outOfRange" },
        { Deadline("2026-11-23T10:00", new SnoozeTo.By(Duration.FromDays(100_000), FromDeadline: true)), "by", "outOfRange" },
        { Deadline("2026-11-23T10:00", new SnoozeTo.By(Duration.FromDays(3_659), FromDeadline: true)), "by", "tooFarAhead" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Snooze_ToWhatCannotBe_IsInvalid(SnoozeActivityCommand command, string member, string code)
    {
        var violation = Assert.Single(Assert.IsType<Decision<Activity>.Invalid>(command.Decide(Planned, Known)).Violations);
        Assert.Equal((member, code), (violation.Member, violation.Code));
    }

    [Fact]
    public void Snooze_IncomingContact_HasNoDeadlineToPutOff()
    {
        var incoming = Planned with { Incoming = true, Deadline = null, Reminders = default, NextReminderAt = null };

        Assert.IsType<Decision<Activity>.Invalid>(Deadline("2026-11-23T10:00", new SnoozeTo.NextWorkingMorning()).Decide(incoming, Known));
        Assert.IsType<Decision<Activity>.Invalid>(
            (Reminder("2026-11-23T10:00", "2026-11-23T10:10") with { To = new SnoozeTo.By(Duration.FromHours(1), FromDeadline: true) }).Decide(incoming, Known));
        Assert.Equal(Local("2026-11-23T10:10"), Accept(Reminder("2026-11-23T10:00", "2026-11-23T10:10").Decide(incoming, Known)).Result.NextReminderAt);
    }

    [Fact]
    public void Snooze_WhatHasEnded_IsRefused() =>
        Assert.Equal("completed", Assert.IsType<Decision<Activity>.Conflict>(
            Reminder("2026-11-23T10:00", "2026-11-23T10:10").Decide(Planned with { Status = ActivityStatus.AutoCompleted }, Known)).Code);

    [Fact]
    public void Choices_OfAPlannedActivity_AreTheMenuWithItsMoments()
    {
        var choices = SnoozeChoice.For(Planned, Week, Language.English, A.Now);

        Assert.Equal(
            ["Remind me in 10 minutes", "1 hour", "2 hours", "3 hours", "1 day", "2 days", "3 days", "Next working morning"],
            choices.Select(choice => choice.Label));
        Assert.Equal(
            ["11-26T10:00", "11-26T11:00", "11-26T12:00", "11-26T13:00", "11-27T10:00", "11-28T10:00", "11-29T10:00", "11-24T09:00"],
            choices.Select(choice => LocalDateTimePattern.CreateWithInvariantCulture("MM-dd'T'HH:mm").Format(choice.Result.Deadline!.Local.LocalDateTime)));
        Assert.Equal(Local("2026-11-23T10:10"), choices[0].Result.NextReminderAt);
    }

    /// <summary>Every choice can be sent as it is, whenever it is offered.</summary>
    [Theory]
    [InlineData("2026-11-23T10:00")]
    [InlineData("2026-11-26T10:00")] // the deadline passes this moment
    [InlineData("2026-12-24T23:59")] // long overdue
    public void Choices_AtAnyTime_LeadIntoTheFuture(string now)
    {
        var choices = SnoozeChoice.For(Planned, Week, Language.English, Local(now));

        Assert.All(choices, choice =>
        {
            var decision = Deadline(now, choice.To) with { What = choice.What };
            Assert.Equal(choice.Result with { Edits = 0, Deliveries = 0 }, Accept(decision.Decide(Planned, Known)).Result with { Edits = 0, Deliveries = 0 });
        });
    }

    [Fact]
    public void Choices_OfWhatHasNoDeadlineOrHasEnded_AreFewer()
    {
        var incoming = Planned with { Incoming = true, Deadline = null, Reminders = default, NextReminderAt = null };

        Assert.Equal([SnoozedPart.Reminder], SnoozeChoice.For(incoming, Week, Language.English, A.Now).Select(choice => choice.What));
        Assert.Empty(SnoozeChoice.For(Planned with { Status = ActivityStatus.Completed }, Week, Language.English, A.Now));
    }

    private static SnoozeActivityCommand Deadline(string now, SnoozeTo to) =>
        new() { By = A.Anna, Now = Local(now), What = SnoozedPart.Deadline, To = to, Calendar = Week };

    private static SnoozeActivityCommand Reminder(string now, string until) =>
        Deadline(now, new SnoozeTo.Until(Local(until))) with { What = SnoozedPart.Reminder };

    private static Instant Local(string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneLeniently(A.Warsaw).ToInstant();

    private static Duration Time(string text) => PeriodPattern.Roundtrip.Parse(text).Value.ToDuration();

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
