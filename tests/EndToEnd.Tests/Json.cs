using System.Text.Json;
using NodaTime.Text;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Reads members of answers.</summary>
internal static class Json
{
    /// <summary>What a text says.</summary>
    public static JsonElement Of(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>A member by a path such as <c>item.id</c>.</summary>
    public static JsonElement At(this JsonElement json, string path) =>
        path.Split('.').Aggregate(json, (part, name) => part.GetProperty(name));

    /// <summary>A member as a text; null when it is absent or null.</summary>
    public static string? Text(this JsonElement json, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json.ValueKind is JsonValueKind.Null ? null : json.ToString();
    }

    public static long Id(this JsonElement json) => json.GetProperty("id").GetInt64();

    public static Instant Moment(this JsonElement json, string path) =>
        OffsetDateTimePattern.ExtendedIso.Parse(json.Text(path)!).Value.ToInstant();

    /// <summary>One member of each entry.</summary>
    public static IEnumerable<string?> Each(this IEnumerable<JsonElement> entries, string path) => entries.Select(entry => entry.Text(path));

    /// <summary>The entries of the list in a member.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement json, string path = "items") => [.. json.At(path).EnumerateArray()];
}
