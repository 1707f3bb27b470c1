namespace SmartActivities.Domain;

/// <summary>What a text that a user wrote may consist of.</summary>
internal static class PlainText
{
    /// <summary>Whether a text of one line has a control character, a line break included.</summary>
    public static bool HasControl(string line) => line.Any(char.IsControl);

    /// <summary>Whether a text of several lines has a control character other than a line break or a tab.</summary>
    public static bool HasControlBesidesLines(string text) => text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
