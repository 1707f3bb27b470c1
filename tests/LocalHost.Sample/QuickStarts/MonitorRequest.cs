namespace Sample.QuickStarts;

/// <summary>Which job is watched, how often one looks, and how long.</summary>
public sealed record MonitorRequest(string Job, int EverySeconds, int ForSeconds);
