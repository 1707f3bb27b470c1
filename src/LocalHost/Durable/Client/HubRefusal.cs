namespace LocalHost.Durable.Client;

/// <summary>Why the hub does not do what it is asked to.</summary>
internal enum HubRefusal
{
    /// <summary>There is no such instance.</summary>
    NotFound,

    /// <summary>The instance has ended.</summary>
    NotRunning,

    /// <summary>The instance has not ended.</summary>
    StillRunning,

    /// <summary>The id of a new instance is in use.</summary>
    IdInUse,

    /// <summary>The id or name is one that no instance can have.</summary>
    Invalid,

    /// <summary>The hub cannot be written; nobody knows whether it was done.</summary>
    Broken,
}
