using SmartActivities.Domain.Limits;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class ActivityRulesTests
{
    [Theory]
    [InlineData("Call")]
    [InlineData("x", 500)]
    [InlineData("", 0, "subject required")]
    [InlineData(" ", 1, "subject required")]
    [InlineData("x", 501, "subject tooLong")]
    [InlineData("Call\nagain", 1, "subject invalidCharacter")] // one line
    [InlineData("\t", 1, "subject required", "subject invalidCharacter")]
    [InlineData("\u0007", 501, "subject tooLong", "subject invalidCharacter")]
    public void Subject_OfAnActivity_IsALineOf1To500Characters(string text, int times = 1, params string[] broken) =>
        Assert.Equal(broken, Broken(ActivityRules.CheckSubject(Repeat(text, times))));

    [Theory]
    [InlineData("")]
    [InlineData("x", 20_000)]
    [InlineData("x", 20_001, "description tooLong")]
    [InlineData("a\r\n\tb")] // several lines, with tabs
    [InlineData("a\u0000b", 1, "description invalidCharacter")]
    [InlineData("\u0007", 20_001, "description tooLong", "description invalidCharacter")]
    public void Description_OfAnActivity_HasAtMost20000Characters(string text, int times = 1, params string[] broken) =>
        Assert.Equal(broken, Broken(ActivityRules.CheckDescription(Repeat(text, times))));

    [Theory]
    [InlineData("2026-11-23T09:00:01Z")]
    [InlineData("2026-11-23T09:00:00Z", "deadline inThePast")] // now
    [InlineData("2026-11-23T08:59:59Z", "deadline inThePast")]
    [InlineData("2036-11-23T09:00:00Z")] // ten years, to the second
    [InlineData("2036-11-23T09:00:01Z", "deadline tooFarAhead")]
    [InlineData(null, "deadline required")]
    public void Deadline_OfAnActivity_LiesAheadAndAtMostTenYears(string? at, params string[] broken)
    {
        var deadline = at is null ? null : new Deadline(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value, A.Warsaw);

        Assert.Equal(broken, Broken(ActivityRules.CheckDeadline(deadline, A.Now)));
    }

    [Theory]
    [InlineData(0, true)] // none at all
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Reminders_OfAnActivity_AreAtMostTen(int count, bool valid) =>
        AssertReminders(valid, [.. Enumerable.Range(0, count).Select(minutes => Duration.FromMinutes(minutes))]);

    [Theory]
    [InlineData(0, true)] // at the deadline
    [InlineData(-1, false)] // after it
    [InlineData(366 * 86_400, true)]
    [InlineData(366 * 86_400 + 1, false)]
    public void Reminder_OfAnActivity_LiesAtMost366DaysBeforeTheDeadline(int seconds, bool valid)
    {
        AssertReminders(valid, [Duration.FromSeconds(seconds)]);
        AssertReminders(valid, [Duration.FromHours(1), Duration.FromSeconds(seconds)]);
    }

    [Theory]
    [InlineData(null)] // the default one
    [InlineData("3")]
    [InlineData("Red")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")] // 32
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "color invalid")] // 33
    [InlineData("", "color invalid")]
    [InlineData("dark red", "color invalid")]
    [InlineData("#ff0000", "color invalid")]
    [InlineData("żółty", "color invalid")]
    public void Color_OfAnActivity_IsAWord(string? color, params string[] broken) =>
        Assert.Equal(broken, Broken(ActivityRules.CheckColor(color)));

    [Theory]
    [InlineData("Roof for Kowalski")]
    [InlineData("", 0)] // counts as none
    [InlineData("x", 500)]
    [InlineData("x", 501, "tooLong")]
    [InlineData("two\nlines", 1, "invalidCharacter")]
    [InlineData("\t", 501, "tooLong", "invalidCharacter")]
    public void Title_OfAnItem_IsALineOfAtMost500Characters(string text, int times = 1, params string[] broken)
    {
        var title = Repeat(text, times);

        Assert.Equal(broken.Select(code => $"title {code}"), Broken(ItemTitle.Check(title)));
        Assert.Equal(broken.Select(code => $"item/title {code}"), Broken(ActivityRules.CheckItemTitle(title)));
    }

    [Fact]
    public void Title_ThatNobodyTold_BreaksNoRule() => Assert.Empty(ActivityRules.CheckItemTitle(null));

    private static void AssertReminders(bool valid, IReadOnlyCollection<Duration> offsets)
    {
        Assert.Equal(valid ? [] : ["reminders outOfRange"], Broken(ActivityRules.CheckReminders(offsets, ServiceLimits.Default)));
        if (valid)
            Assert.Equal(offsets.Count, ReminderOffsets.Of(offsets).Values.Length);
        else
            Assert.Throws<ArgumentException>(() => ReminderOffsets.Of(offsets));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    // What is to be changed stands in each violation as a sentence.
    private static IEnumerable<string> Broken(IEnumerable<Violation> violations)
    {
        var all = violations.ToList();
        Assert.All(all, violation => Assert.EndsWith(".", violation.Detail, StringComparison.Ordinal));
        return all.Select(violation => $"{violation.Member} {violation.Code}");
    }
}
