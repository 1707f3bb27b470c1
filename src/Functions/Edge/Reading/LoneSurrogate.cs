using System.Globalization;
using System.Text.Json;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Finds texts that are none: half of a surrogate pair, or bytes that are not UTF-8. The serializer trips over them without a
/// word on where.</summary>
internal static class LoneSurrogate
{
    public static Problem At(string pointer) =>
        Problem.MalformedBody(pointer, "loneSurrogate", "The text is not Unicode: it holds half of a surrogate pair, or bytes that are not UTF-8.");

    /// <summary>The pointer to the first, or to the object of a name; null when there is none.</summary>
    /// <param name="json">JSON of any depth that is taken.</param>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var path = new Stack<Step>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                if (Text(ref reader) is not { } name)
                    return PointerTo(path.Skip(1));
                path.Peek().Name = name;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                path.Pop();
                continue;
            }

            if (path.TryPeek(out var step))
                step.Index++;
            if (reader.TokenType is JsonTokenType.String && Text(ref reader) is null)
                return PointerTo(path);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                path.Push(new Step());
        }

        return null;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string PointerTo(IEnumerable<Step> path) =>
        JsonPointer.Of(path.Reverse().Select(step => step.Name ?? step.Index.ToString(CultureInfo.InvariantCulture)));

    private sealed class Step
    {
        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
