namespace LocalHost.Durable.Client;

/// <summary>What has become of a command.</summary>
internal abstract record HubOutcome
{
    private HubOutcome()
    {
    }

    /// <summary>It is stored. The id is of the instance that it was about; Count says how many were removed.</summary>
    public sealed record Done(string InstanceId, int Count = 0) : HubOutcome;

    public sealed record Refused(HubRefusal Why, string Message) : HubOutcome;
}
