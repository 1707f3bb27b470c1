namespace LocalHost.Durable.Bench.Contenders;

/// <summary>A job's number and its moment, in UTC.</summary>
public sealed record DueJob(int Number, DateTime At);
