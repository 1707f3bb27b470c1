namespace LocalHost.Invocation;

/// <summary>What set off an invocation.</summary>
internal enum InvocationOrigin
{
    /// <summary>A caller, who waits for the answer.</summary>
    Request,

    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>The durable engine, which counts as busy until the activity has ended.</summary>
    Activity,
}
