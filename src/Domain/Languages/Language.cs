using System.Globalization;

namespace SmartActivities.Domain.Languages;

/// <summary>A language that the service's own words exist in. The machine's culture never enters.</summary>
public sealed class Language
{
    private Language(string tag) => Culture = CultureInfo.GetCultureInfo(tag);

    /// <summary>English: what everything falls back to.</summary>
    public static Language English { get; } = new("en");

    /// <summary>All languages, English first.</summary>
    public static ImmutableArray<Language> All { get; } =
        [English, .. new[] { "pl", "de", "ru", "uk", "es", "fr", "pt" }.Select(tag => new Language(tag))];

    /// <summary>The two-letter tag, such as "pl".</summary>
    public string Tag => Culture.Name;

    internal CultureInfo Culture { get; }

    /// <summary>
    /// The first language that exists, in the order in which the tags are wished for: the user's locale, then what the browser
    /// accepts, then the tenant's language. Only the language part of a tag counts: "pt-BR" and "PT_br" find Portuguese.
    /// </summary>
    /// <param name="tags">Tags, best first; what is empty, malformed or unknown is passed over.</param>
    /// <returns>English when no tag fits.</returns>
    public static Language Choose(params IEnumerable<string?> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        foreach (var tag in tags)
        {
            if (Find(tag) is { } language)
                return language;
        }

        return English;
    }

    /// <summary>The language of a tag; null for one that is empty, malformed or unknown. Only its language part counts.</summary>
    /// <param name="tag">The tag, such as "pt-BR".</param>
    public static Language? Find(string? tag)
    {
        var word = tag.AsSpan().Trim();
        if (word.IndexOfAny('-', '_') is >= 0 and var end)
            word = word[..end];
        foreach (var language in All)
        {
            if (word.Equals(language.Tag, StringComparison.OrdinalIgnoreCase))
                return language;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Tag;
}
