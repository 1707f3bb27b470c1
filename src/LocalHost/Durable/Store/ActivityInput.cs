using System.Text.Json;

namespace LocalHost.Durable.Store;

/// <summary>The worker writes an activity's arguments as an array of one, and wants the one back.</summary>
internal static class ActivityInput
{
    /// <summary>The one as it is written; null for none.</summary>
    public static string? Of(string? arguments)
    {
        if (arguments is null) return null;
        try
        {
            using var parsed = JsonDocument.Parse(arguments);
            if (parsed.RootElement is not { ValueKind: JsonValueKind.Array } array) return arguments;
            return array.GetArrayLength() == 0 ? null : array[0].GetRawText();
        }
        // An app may have a serializer of its own.
        catch (JsonException)
        {
            return arguments;
        }
    }
}
