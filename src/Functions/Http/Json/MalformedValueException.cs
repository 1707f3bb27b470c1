using System.Text.Json;

namespace SmartActivities.Functions.Http.Json;

/// <summary>A JSON string that is no value of its member. Its message is ours and may be shown to the sender, unlike the serializer's own.</summary>
internal sealed class MalformedValueException(string message, string code = "wrongFormat") : JsonException(message)
{
    /// <summary>Well-formed, and yet not a value that can be: 422 and not 400.</summary>
    public const string OutOfRange = "outOfRange";

    /// <summary>The problem's code.</summary>
    public string Code => code;

    public bool IsOutOfRange => code == OutOfRange;
}
