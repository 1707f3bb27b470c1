namespace Microsoft.DurableTask;

/// <summary>Says whether a failed call shall be tried again.</summary>
public delegate bool RetryHandler(RetryContext retryContext);
