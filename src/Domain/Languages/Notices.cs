using NodaTime.Text;

namespace SmartActivities.Domain.Languages;

/// <summary>The words of notifications, in the language and the zone of who reads them.</summary>
public static class Notices
{
    /// <summary>A line, and a sentence with what there is to know besides. A time comes with the zone that it is told in.</summary>
    public static (string Title, string Text) Word(Notification notification, Language language, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(zone);
        if (notification.Worded is { } worded)
            return worded;
        var (subject, item) = (notification.Subject, notification.ItemTitle ?? "");
        var due = notification.Deadline is { } deadline ? Time(deadline.At, language, zone) : null;
        return notification.Kind switch
        {
            NotificationKind.Missed => (Phrases.Missed(notification.Count, language), Phrases.LastMissed(subject, language)),
            NotificationKind.Limit when notification.Limit is { } limit =>
                (Phrases.LimitLevel(limit.Level, language), Phrases.Usage(limit.Open, limit.Limit, language)),
            NotificationKind.Assigned => (subject, due is null ? Phrases.Assigned(item, language) : Phrases.AssignedUntil(item, due, language)),
            NotificationKind.Unassigned => (subject, Phrases.Unassigned(item, language)),
            _ => (subject, due is null ? item : Phrases.Due(item, due, language)),
        };
    }

    private static string Time(Instant at, Language language, DateTimeZone zone) =>
        $"{LocalDateTimePattern.Create("d MMM uuuu, HH:mm", language.Culture).Format(at.InZone(zone).LocalDateTime)} ({zone.Id})";
}
