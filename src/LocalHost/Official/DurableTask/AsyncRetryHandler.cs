namespace Microsoft.DurableTask;

/// <summary>Says whether a failed call shall be tried again; may wait on the orchestration's timers before it answers.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
