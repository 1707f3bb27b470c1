namespace LocalHost.Timers;

/// <summary>The runs of a monitored timer function, in UTC, as the worker reads them.</summary>
/// <param name="Last">When it ran last; the first instant of all when it never has.</param>
/// <param name="Next">When it is to run next.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record ScheduleStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
