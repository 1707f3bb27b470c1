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

    private static string Read(string key, Language language) =>
        Resources.GetString(key, language.Culture) ?? throw new UnreachableException($"No phrase is called {key}.");
}
