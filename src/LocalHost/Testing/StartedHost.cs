namespace LocalHost.Testing;

/// <summary>A host that serves.</summary>
internal sealed record StartedHost(IServiceProvider Services, Uri Address);
