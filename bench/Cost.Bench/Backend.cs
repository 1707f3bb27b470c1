namespace SmartActivities.Cost.Bench;

/// <summary>What a backend and its instances can do.</summary>
/// <param name="Instances">That work.</param>
/// <param name="Lanes">Between which orchestrations are divided, each read by one instance; 0 where any instance takes any.</param>
/// <param name="TurnSeconds">That a turn takes.</param>
/// <param name="TaskSeconds">That the delivery of a reminder takes.</param>
/// <param name="CallsPerSecond">That storage, or the scheduler, answers in all.</param>
/// <param name="CallsOfATurn">Of these.</param>
/// <param name="CallsOfATask">Of these.</param>
/// <param name="RowsPerSecond">That the partition of one tenant writes; null where each reminder is another tenant's.</param>
internal sealed record Backend(
    int Instances, int Lanes, double TurnSeconds, double TaskSeconds, double CallsPerSecond, double CallsOfATurn, double CallsOfATask, double? RowsPerSecond = null);
