namespace LocalHost.Durable.History;

/// <summary>Whom a sub-orchestration answers: a step of one generation of an instance.</summary>
internal sealed record ParentLink(long Key, string InstanceId, string Name, int Generation, int Step);
