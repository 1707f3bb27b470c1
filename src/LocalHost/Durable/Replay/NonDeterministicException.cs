namespace LocalHost.Durable.Replay;

/// <summary>Orchestrator code does not do what its history says, or does what no history can repeat.</summary>
internal sealed class NonDeterministicException(string message) : InvalidOperationException(message)
{
    // What the official engine calls it: apps look at the name in the failure's details.
    public const string OfficialType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
}
