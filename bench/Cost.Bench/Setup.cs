namespace SmartActivities.Cost.Bench;

/// <summary>How a deployment is set up, as far as it is billed.</summary>
/// <param name="MemoryGb">Of an instance.</param>
/// <param name="PollingSeconds">Between two looks into an idle queue of the hub.</param>
/// <param name="Partitions">Control queues of the hub.</param>
/// <param name="AlwaysReady">Instances that wait.</param>
/// <param name="TelemetryKb">What Application Insights keeps of an execution: its request and its dependencies. An assumption.</param>
internal sealed record Setup(double MemoryGb = 2, double PollingSeconds = 2, int Partitions = 4, int AlwaysReady = 0, double TelemetryKb = 1.5);
