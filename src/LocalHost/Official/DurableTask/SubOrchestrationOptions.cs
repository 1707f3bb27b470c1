namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is to be called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options with a way to retry and an instance id.</summary>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Options that extend others by an instance id.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;
        Version = options is SubOrchestrationOptions derived ? derived.Version : options.Version;
    }

    /// <summary>A copy of <paramref name="options"/>.</summary>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>The id that the new instance shall have; null for one made up.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version of the sub-orchestration; null for the app's default.</summary>
    public new TaskVersion? Version { get; init; }
}
