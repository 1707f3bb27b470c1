using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Tests.Languages;

public class NoticesTests
{
    private static readonly DateTimeZone Warsaw = DateTimeZoneProviders.Tzdb["Europe/Warsaw"];

    private static readonly Notification Due = new()
    {
        Recipient = UserId.Parse("anna"),
        Kind = NotificationKind.Reminder,
        At = Instant.FromUtc(2026, 11, 26, 15, 32),
        PlannedAt = Instant.FromUtc(2026, 11, 26, 15, 32),
        Sequence = "1",
        Subject = "Call {0}",
        ItemTitle = "Roof {1}",
        Deadline = new Deadline(Instant.FromUtc(2026, 11, 26, 15, 47), DateTimeZoneProviders.Tzdb["America/New_York"]),
    };

    [Theory]
    [InlineData("en", "Europe/Warsaw", "Roof {1}: due 26 Nov 2026, 16:47 (Europe/Warsaw).")]
    [InlineData("en", "America/New_York", "Roof {1}: due 26 Nov 2026, 10:47 (America/New_York).")]
    [InlineData("pl", "Europe/Warsaw", "Roof {1}: termin 26 lis 2026, 16:47 (Europe/Warsaw).")]
    public void Reminder_Read_IsInTheReadersLanguageAndZone(string language, string zone, string text) =>
        Assert.Equal(("Call {0}", text), Notices.Word(Due, Language.Choose(language), DateTimeZoneProviders.Tzdb[zone]));

    [Fact]
    public void Notice_EveryKind_HasWordsInEveryLanguage()
    {
        Notification[] notices =
        [
            Due,
            Due with { Kind = NotificationKind.Assigned },
            Due with { Kind = NotificationKind.Assigned, Deadline = null },
            Due with { Kind = NotificationKind.Missed, Count = 3 },
        ];
        Assert.All(notices, notice =>
        {
            var english = Notices.Word(notice, Language.English, Warsaw);
            Assert.All(Language.All.Skip(1), language => Assert.NotEqual(english.Text, Notices.Word(notice, language, Warsaw).Text));
        });
    }

    [Theory]
    [InlineData("en", 1, "Missed reminders: 1", "The last of them was for “Call {0}”.")]
    [InlineData("pl", 5, "Przegapione przypomnienia: 5", "Ostatnie dotyczyło: „Call {0}”.")]
    public void Missed_AnyNumber_IsToldInWordsThatNoNumberBends(string language, int count, string title, string text) =>
        Assert.Equal((title, text), Notices.Word(Due with { Kind = NotificationKind.Missed, Count = count }, Language.Choose(language), Warsaw));

    [Theory]
    [InlineData(NotificationKind.Reminder, true, "Roof {1}: due 26 Nov 2026, 16:47 (Europe/Warsaw).")]
    [InlineData(NotificationKind.Reminder, false, "Roof {1}")]
    [InlineData(NotificationKind.Assigned, true, "You are responsible for this on Roof {1}, due 26 Nov 2026, 16:47 (Europe/Warsaw).")]
    [InlineData(NotificationKind.Assigned, false, "You are responsible for this on Roof {1}.")]
    public void Notice_Deadline_IsToldWhereThereIsOne(NotificationKind kind, bool hasDeadline, string text)
    {
        var notice = Due with { Kind = kind, Deadline = hasDeadline ? Due.Deadline : null };

        Assert.Equal(("Call {0}", text), Notices.Word(notice, Language.English, Warsaw));
    }

    [Fact]
    public void Notice_ItemThatNobodyNamed_IsToldByNoName() =>
        Assert.Equal(("Call {0}", ""), Notices.Word(Due with { ItemTitle = null, Deadline = null }, Language.English, Warsaw));

    [Fact]
    public void Notice_StoredInWords_KeepsThem() => Assert.Equal(
        ("Call", "Roof: due."), Notices.Word(Due with { Worded = ("Call", "Roof: due.") }, Language.Choose("pl"), Warsaw));
}
