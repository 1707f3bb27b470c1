namespace LocalHost.Durable.Client;

/// <summary>Which instance ids can be taken. Those that begin with @ are entities.</summary>
internal static class InstanceIds
{
    /// <summary>Why an id is refused; null when it is not.</summary>
    public static string? Complaint(string id)
    {
        if (id.StartsWith('@')) return "Orchestration instance IDs must not start with '@'.";
        return id.Any(char.IsControl) ? "Orchestration instance IDs must not contain control characters." : null;
    }
}
