using System.Diagnostics;
using System.Resources;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Domain.Languages;

/// <summary>The service's own words, from resource files. A word that a language lacks is English.</summary>
public static class Phrases
{
    private static readonly ResourceManager Resources = new(typeof(Phrases));

    /// <summary>What to do when nobody said what: "Contact the customer".</summary>
    public static string DefaultSubject(Language language) => Read(nameof(DefaultSubject), language);

    /// <summary>What an item that was dragged to a future column is planned as: "Planned: Roof for Kowalski".</summary>
    /// <param name="title">The item's title, taken as it is.</param>
    /// <param name="language">The language.</param>
    public static string Planned(string title, Language language) =>
        string.Format(language.Culture, Read(nameof(Planned), language), title);

    /// <summary>The menu entry that switches proposals on again: "Enable".</summary>
    public static string SuggestionsOn(Language language) => Read(nameof(SuggestionsOn), language);

    /// <summary>The menu entry of an opt-out: "Not this week".</summary>
    public static string Label(OptOutChoice choice, Language language) => choice switch
    {
        OptOutChoice.Day => Read("OptOutDay", language),
        OptOutChoice.Week => Read("OptOutWeek", language),
        OptOutChoice.Month => Read("OptOutMonth", language),
        OptOutChoice.Forever => Read("OptOutForever", language),
        OptOutChoice.Date => Read("OptOutDate", language),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a reminder is about: "Roof for Kowalski: due 26 Nov 2026, 16:00 (Europe/Warsaw)."</summary>
    public static string Due(string item, string time, Language language) => Fill("NoticeDue", language, item, time);

    /// <summary>What a new responsible is told: "You are responsible for this on Roof for Kowalski."</summary>
    public static string Assigned(string item, Language language) => Fill("NoticeAssigned", language, item);

    /// <summary>The same with the deadline.</summary>
    public static string AssignedUntil(string item, string time, Language language) => Fill("NoticeAssignedUntil", language, item, time);

    /// <summary>What is told to who is responsible no longer: "You are no longer responsible for this on Roof for Kowalski."</summary>
    public static string Unassigned(string item, Language language) => Fill("NoticeUnassigned", language, item);

    /// <summary>The menu entry of another reminder: "Remind me in 10 minutes".</summary>
    public static string SnoozeTenMinutes(Language language) => Read(nameof(SnoozeTenMinutes), language);

    /// <summary>The menu entries of a later deadline, each with how much later: "1 hour".</summary>
    public static IEnumerable<(string Label, Duration Time)> SnoozeTimes(Language language) =>
    [
        (Read("SnoozeOneHour", language), Duration.FromHours(1)),
        (Read("SnoozeTwoHours", language), Duration.FromHours(2)),
        (Read("SnoozeThreeHours", language), Duration.FromHours(3)),
        (Read("SnoozeOneDay", language), Duration.FromDays(1)),
        (Read("SnoozeTwoDays", language), Duration.FromDays(2)),
        (Read("SnoozeThreeDays", language), Duration.FromDays(3)),
    ];

    /// <summary>The menu entry "Next working morning".</summary>
    public static string SnoozeNextWorkingMorning(Language language) => Read(nameof(SnoozeNextWorkingMorning), language);

    /// <summary>The title of the notice of reminders that came too late, in words that no number bends: "Missed reminders: 3".</summary>
    public static string Missed(int count, Language language) => Fill("NoticeMissed", language, count);

    /// <summary>Which of them was the last.</summary>
    public static string LastMissed(string subject, Language language) => Fill("NoticeLastMissed", language, subject);

    /// <summary>The title of the notice that a tenant comes near its limit: "Open activities: 90 % of the limit".</summary>
    public static string LimitLevel(int percent, Language language) => Fill("NoticeLimit", language, percent);

    /// <summary>How many activities are open, and what to do about it.</summary>
    public static string Usage(long open, long limit, Language language) => Fill("NoticeUsage", language, open, limit);

    /// <summary>Why counters stand still, and what to do about it.</summary>
    public static string CountersBlocked(long open, long limit, Language language) => Fill(nameof(CountersBlocked), language, open, limit);

    private static string Fill(string key, Language language, params ReadOnlySpan<object?> values) =>
        string.Format(language.Culture, Read(key, language), values);

    private static string Read(string key, Language language) =>
        Resources.GetString(key, language.Culture) ?? throw new UnreachableException($"No phrase is called {key}.");
}
