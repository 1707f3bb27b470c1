namespace LocalHost.Durable.Store;

/// <summary>An activity that is to be run, or is running. It stays until its result is stored.</summary>
internal sealed record ActivityRow(
    long Sequence, long Instance, string InstanceId, int Generation, int Step, string Name, string? Input);
