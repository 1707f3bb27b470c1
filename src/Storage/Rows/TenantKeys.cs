using System.Globalization;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Keys;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>Where everything of a tenant lies in its partition. Each kind of row begins with a word of its own.</summary>
internal static class TenantKeys
{
    /// <summary>The id blocks.</summary>
    public const string Sequence = "sequence";

    /// <summary>The body of a row whose key says it all.</summary>
    public const string SaysItAll = "{}";

    public static string Activity(ActivityId id) => RowKey.Of(RowKind.Activity.Word, KeyPart.Escape(id.ToString()));

    public static string Item(ItemKey item) => RowKey.Of(RowKind.Item.Word, Type(item), Id(item));

    /// <summary>How the keys of all items begin.</summary>
    public static string Items => RowKey.Prefix(RowKind.Item.Word);

    public static string Open(Activity activity) =>
        RowKey.Of(RowKind.Open.Word, Type(activity.Item), Id(activity.Item), DeadlineOf(activity), SortableKey.Number(activity.Id.Value));

    public static string OpenOf(ItemKey item) => RowKey.Prefix(RowKind.Open.Word, Type(item), Id(item));

    /// <summary>Under the moment at which it ended, the latest first.</summary>
    public static string Ended(Activity activity, Completion completion) =>
        RowKey.Of(RowKind.Ended.Word, Type(activity.Item), Id(activity.Item), SortableKey.Descending(completion.At), SortableKey.Number(activity.Id.Value));

    public static string EndedOf(ItemKey item) => RowKey.Prefix(RowKind.Ended.Word, Type(item), Id(item));

    /// <summary>An activity that a clean-up has deleted, in the list of its item.</summary>
    public static string Removed(Activity activity) =>
        RowKey.Of(RowKind.Removed.Word, Type(activity.Item), Id(activity.Item), SortableKey.Number(activity.Id.Value));

    public static string RemovedOf(ItemKey item) => RowKey.Prefix(RowKind.Removed.Word, Type(item), Id(item));

    /// <summary>The activity whose number ends a key; nobody's where none does.</summary>
    public static ActivityId ActivityOf(string key) => SortableKey.TryReadNumber(key.AsSpan()[^SortableKey.Length..], out var id) && id > 0 ? new ActivityId(id) : default;

    public static string CleanUp(string id) => RowKey.Of("cleanup", KeyPart.Escape(id));

    public static string CleanUps => RowKey.Prefix("cleanup");

    /// <summary>An activity that a clean-up has taken, as it was before.</summary>
    public static string Cleaned(string cleanUp, ActivityId activity) =>
        RowKey.Of("cleaned", KeyPart.Escape(cleanUp), SortableKey.Number(activity.Value));

    public static string CleanedBy(string cleanUp) => RowKey.Prefix("cleaned", KeyPart.Escape(cleanUp));

    public static string AllEnded => RowKey.Prefix(RowKind.Ended.Word);

    public static string Due(Instant next, ActivityId id) => RowKey.Of(RowKind.Due.Word, SortableKey.Ascending(next), SortableKey.Number(id.Value));

    /// <summary>The reminders that were due before <paramref name="instant"/>.</summary>
    public static Tables.KeyRange DueBefore(Instant instant) =>
        Before(RowKind.Due.Word, instant);

    /// <summary>Under the deadline, in the list of all open activities of the tenant that have one.</summary>
    public static string Deadline(Instant deadline, ActivityId id) =>
        RowKey.Of(RowKind.Deadline.Word, SortableKey.Ascending(deadline), SortableKey.Number(id.Value));

    /// <summary>The open activities that were due before <paramref name="instant"/>.</summary>
    public static Tables.KeyRange DeadlinesBefore(Instant instant) =>
        Before(RowKind.Deadline.Word, instant);

    /// <summary>The moment that a key of that list holds.</summary>
    public static Instant DeadlineOf(string key)
    {
        SortableKey.TryReadAscending(key.AsSpan(RowKey.Prefix(RowKind.Deadline.Word).Length, SortableKey.Length), out var deadline);
        return deadline;
    }

    /// <summary>The numbers that were last counted for a user.</summary>
    public static string Counted(UserId user) => RowKey.Of("counted", Id(user));

    /// <summary>Under the next of an activity's reminders, in the list of who will get it.</summary>
    public static string Upcoming(UserId user, Instant next, ActivityId id) =>
        RowKey.Of(RowKind.Upcoming.Word, Id(user), SortableKey.Ascending(next), SortableKey.Number(id.Value));

    public static string UpcomingOf(UserId user) => RowKey.Prefix(RowKind.Upcoming.Word, Id(user));

    /// <summary>The activities of which the user is reminded next at or before <paramref name="instant"/>.</summary>
    public static Tables.KeyRange UpcomingUntil(UserId user, Instant instant) =>
        new(UpcomingOf(user), Tables.KeyRange.WithPrefix(RowKey.Prefix(RowKind.Upcoming.Word, Id(user), SortableKey.Ascending(instant))).Before);

    /// <summary>Where a reminder lies once it is raised or folded; before that, its place in the same order.</summary>
    public static string Raised(LedgerEntry entry) =>
        RowKey.Of("raised", Id(entry.Recipient), SortableKey.Ascending(entry.Reminder.At), KeyPart.Escape(entry.Sequence));

    public static string RaisedOf(UserId user) => RowKey.Prefix("raised", Id(user));

    public static string AllRaised => RowKey.Prefix("raised");

    /// <summary>The reminders of a user that were meant for a span of time, with both its ends.</summary>
    public static Tables.KeyRange RaisedIn(UserId user, Instant from, Instant to) => new(
        RowKey.Of("raised", Id(user), SortableKey.Ascending(from)),
        Tables.KeyRange.WithPrefix(RowKey.Prefix("raised", Id(user), SortableKey.Ascending(to))).Before);

    public static string Timeline(TimelineEntry entry) =>
        Timeline(entry.Item, entry.SortedAt, entry.Sequence);

    public static string Timeline(ItemKey item, Instant sortedAt, string sequence) =>
        RowKey.Of("timeline", Type(item), Id(item), SortableKey.Descending(sortedAt), KeyPart.Escape(sequence));

    /// <summary>The line that is pinned to an item's timeline.</summary>
    public static string Pin(ItemKey item) => RowKey.Of("pin", Type(item), Id(item));

    public static string TimelineOf(ItemKey item) => RowKey.Prefix("timeline", Type(item), Id(item));

    public static string Inbox(Notification notification) => Inbox(notification.Recipient, notification.SortedAt, notification.Sequence);

    public static string Inbox(UserId user, Instant sortedAt, string sequence) =>
        RowKey.Of("inbox", Id(user), SortableKey.Descending(sortedAt), KeyPart.Escape(sequence));

    /// <summary>Stands beside a notification until it is read.</summary>
    public static string Unread(Notification notification) =>
        RowKey.Of("unread", Id(notification.Recipient), SortableKey.Descending(notification.SortedAt), KeyPart.Escape(notification.Sequence));

    public static string UnreadOf(UserId user) => RowKey.Prefix("unread", Id(user));

    public static string InboxOf(UserId user) => RowKey.Prefix("inbox", Id(user));

    /// <summary>All activities of an item are counted in one row, since they take turns at the item's row anyway.</summary>
    public static string Usage(ItemKey item) => UsageOf(Item(item));

    /// <summary>The row that counts an item's activities, by the key of the item's row.</summary>
    public static string UsageOf(string itemKey) => UsageShard(ShardOf(itemKey));

    public static string UsageShard(int shard) => RowKey.Of("usage", KeyPart.Escape(shard.ToString("00", CultureInfo.InvariantCulture)));

    /// <summary>What all parts of the count have in common.</summary>
    public static string WholeUsage { get; } = RowKey.Of("usage", KeyPart.Escape("whole"));

    /// <summary>The parts of the count, and the whole.</summary>
    public static Tables.KeyRange AllUsage { get; } = Tables.KeyRange.WithPrefix(RowKey.Prefix("usage"));

    public static string Request(string key) => RowKey.Of("request", KeyPart.Escape(key));

    public static string Requests => RowKey.Prefix("request");

    public static string Inboxes => RowKey.Prefix("inbox");

    public static string Timelines => RowKey.Prefix("timeline");

    /// <summary>The orchestration of an activity, which has ended.</summary>
    public static string Finished(Instant at, ActivityId activity) =>
        RowKey.Of("finished", SortableKey.Ascending(at), SortableKey.Number(activity.Value));

    /// <summary>Any other orchestration that has ended.</summary>
    public static string Finished(Instant at, string instance) => RowKey.Of("finished", SortableKey.Ascending(at), KeyPart.Escape(instance));

    /// <summary>The orchestrations that had ended before <paramref name="instant"/>.</summary>
    public static Tables.KeyRange FinishedBefore(Instant instant) =>
        Before("finished", instant);

    /// <summary>Where the last night's walk through what expires ended.</summary>
    public static string Retention(Expiring what) => RowKey.Of("retention", KeyPart.Escape(Word(what)));

    /// <summary>How every setting's key begins.</summary>
    public static string Settings => RowKey.Prefix("setting");

    public static string SuggestionSettings => RowKey.Of("setting", KeyPart.Escape("suggestions"));

    public static string Behavior => RowKey.Of("setting", KeyPart.Escape("behavior"));

    public static string Calendar => RowKey.Of("setting", KeyPart.Escape("calendar"));

    public static string CalendarParts => RowKey.Prefix("setting", KeyPart.Escape("calendar"));

    public static string CalendarPart(int part) =>
        RowKey.Of("setting", KeyPart.Escape("calendar"), KeyPart.Escape(part.ToString("00", CultureInfo.InvariantCulture)));

    public static string TemplateCount => RowKey.Of("setting", KeyPart.Escape("templates"));

    public static string Template(TemplateId id) => RowKey.Of("template", KeyPart.Escape(id.Value));

    public static string Templates => RowKey.Prefix("template");

    public static string Choices(UserId user) => RowKey.Of("preference", Id(user), KeyPart.Escape("choices"));

    public static string PersonCalendar(UserId user) => RowKey.Of("preference", Id(user), KeyPart.Escape("calendar"));

    /// <summary>A card of a user that has moved, the latest first.</summary>
    public static string Moved(Item item, Instant at) =>
        RowKey.Of("moved", Id(item.ResponsibleId), SortableKey.Descending(at), Type(item.Key), Id(item.Key));

    public static string MovedOf(UserId user) => RowKey.Prefix("moved", Id(user));

    public static string AllMoved => RowKey.Prefix("moved");

    /// <summary>The part of a list, sorted by moments with the latest first, that came after <paramref name="since"/>.</summary>
    public static Tables.KeyRange Since(string list, Instant since) => new(list, list + SortableKey.Descending(since).Escaped);

    /// <summary>What is remembered of a user.</summary>
    public static string User(UserId user) => RowKey.Of("user", Id(user));

    /// <summary>How the keys of all users begin.</summary>
    public static string Users => RowKey.Prefix("user");

    /// <summary>The rows of a kind that is sorted by moments which are before <paramref name="instant"/>.</summary>
    private static Tables.KeyRange Before(string kind, Instant instant) => new(RowKey.Prefix(kind), RowKey.Of(kind, SortableKey.Ascending(instant)));

    private static KeyPart Type(ItemKey item) => KeyPart.Escape(item.Type.Value);

    private static KeyPart Id(ItemKey item) => KeyPart.Escape(item.Id.Value);

    private static KeyPart Id(UserId user) => KeyPart.Escape(user.Value);

    private static KeyPart DeadlineOf(Activity activity) => SortableKey.Ascending(activity.Deadline?.At ?? Instant.MaxValue);

    private static string Word(Expiring what) => what switch
    {
        Expiring.Answers => "answers",
        Expiring.Notices => "notices",
        Expiring.Lines => "lines",
        Expiring.EndedActivities => "ended",
        Expiring.Moves => "moved",
        Expiring.RaisedReminders => "raised",
        _ => throw new UnreachableException(),
    };

    /// <summary>FNV-1a: the same on every machine and in every version, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static int ShardOf(string key)
    {
        var hash = 2166136261u;
        foreach (var character in key)
            hash = (hash ^ character) * 16777619u;
        return (int)(hash % OpenActivityLimit.Parts);
    }
}
