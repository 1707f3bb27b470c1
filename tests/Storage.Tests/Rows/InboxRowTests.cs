using SmartActivities.Storage.Rows;

namespace SmartActivities.Storage.Tests.Rows;

/// <summary>Every version of a notification that was ever stored is read.</summary>
public sealed class InboxRowTests
{
    private const string First =
        """{"v":1,"at":"2026-11-26T15:00:00Z","plannedAt":"2026-11-26T15:00:00Z","sequence":"7-0","activity":7,"itemType":"deal","itemId":"42","title":"Call","text":"Roof: due 26 Nov 2026, 16:00.","count":1}""";

    private const string Second =
        """{"v":2,"at":"2026-11-26T15:00:00Z","plannedAt":"2026-11-26T15:00:00Z","sequence":"7-0","activity":7,"itemType":"deal","itemId":"42","subject":"Call","itemTitle":"Roof","deadline":"2026-11-26T15:00:00Z","zone":"Europe/Warsaw","count":1}""";

    [Fact]
    public void Inbox_OfTheFirstVersion_KeepsItsWords()
    {
        var notification = Read(First);

        Assert.Equal(("Call", "Roof: due 26 Nov 2026, 16:00."), notification.Worded);
        Assert.Equal(notification, Read(Written(notification)));
    }

    [Fact]
    public void Inbox_OfTheSecondVersion_IsFacts()
    {
        var notification = Read(Second);

        Assert.Null(notification.Worded);
        Assert.Equal(("Call", "Roof"), (notification.Subject, notification.ItemTitle));
        Assert.Equal(new Deadline(Instant.FromUtc(2026, 11, 26, 15, 0), DateTimeZoneProviders.Tzdb["Europe/Warsaw"]), notification.Deadline);
        Assert.Equal(Second, Written(notification));
    }

    private static Notification Read(string body) =>
        RowShapes.Inbox.Read(body).ToNotification(UserId.Parse("anna"));

    private static string Written(Notification notification) => RowShapes.Inbox.Write(InboxRow.Of(notification));
}
