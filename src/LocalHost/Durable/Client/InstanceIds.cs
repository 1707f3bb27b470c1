namespace LocalHost.Durable.Client;

/// <summary>Which instance ids the official hosts take.</summary>
internal static class InstanceIds
{
    /// <summary>Why an id is refused; null when it is not.</summary>
    public static string? Complaint(string id)
    {
        if (id.StartsWith('@')) return "Orchestration instance IDs must not start with '@'.";
        return id.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter))
            ? "Orchestration instance IDs must not contain any of the characters '/', '\\', '#', '?' or control characters."
            : null;
    }
}
