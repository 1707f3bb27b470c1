namespace Sample;

/// <summary>One run of a timer function.</summary>
public sealed record TimerRun(string Function, DateTimeOffset At, bool IsPastDue, DateTime? Last, DateTime? Next);
