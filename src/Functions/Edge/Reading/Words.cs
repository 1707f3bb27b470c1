using System.Text.Json;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>The values of an enum as words of the contract: camelCase, and exactly so.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly ImmutableArray<(T Value, string Word)> All =
        [.. Enum.GetValues<T>().Select(value => (value, JsonNamingPolicy.CamelCase.ConvertName(value.ToString())))];

    /// <summary>The word of a value.</summary>
    public static string Of(T value) => All.First(one => EqualityComparer<T>.Default.Equals(one.Value, value)).Word;

    /// <summary>The value of a word; null for a word that stands for none.</summary>
    public static T? Find(string? word) => All.FirstOrDefault(one => one.Word == word) is { Word: not null } found ? found.Value : null;

    /// <summary>All words, for a sentence that says what is allowed.</summary>
    public static string List(params ReadOnlySpan<T> without)
    {
        var words = new List<string>(All.Length);
        foreach (var (value, word) in All)
        {
            if (!without.Contains(value))
                words.Add(word);
        }

        return string.Join(", ", words);
    }
}
