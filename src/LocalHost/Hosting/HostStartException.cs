namespace LocalHost.Hosting;

/// <summary>The host cannot start, for a reason that its message tells whoever started it in one sentence or two.</summary>
internal sealed class HostStartException(string message, Exception? cause = null) : Exception(message, cause);
