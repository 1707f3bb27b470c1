namespace LocalHost.Durable;

/// <summary>The worker has ended, or its connection has, before it answered.</summary>
internal sealed class WorkerGoneException(string message, Exception? cause = null) : Exception(message, cause);
