namespace Microsoft.DurableTask.Client;

/// <summary>How to end an orchestration.</summary>
/// <param name="Output">What becomes its output.</param>
/// <param name="Recursive">Whether its sub-orchestrations are ended too.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
