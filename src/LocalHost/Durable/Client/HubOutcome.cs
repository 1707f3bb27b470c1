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

/// <summary>Why the hub does not do what it is asked to.</summary>
internal enum HubRefusal
{
    /// <summary>There is no such instance.</summary>
    NotFound,

    /// <summary>The instance has ended.</summary>
    NotRunning,

    /// <summary>The instance that is to be started again has not ended.</summary>
    NotEnded,

    /// <summary>The instance that is to be removed has not ended.</summary>
    NotToBePurged,

    /// <summary>The id of a new instance is in use.</summary>
    IdInUse,

    /// <summary>The id or name is one that no instance can have.</summary>
    Invalid,

    /// <summary>The hub cannot be written; nobody knows whether it was done.</summary>
    Broken,
}
