using LocalHost.Clock;

namespace LocalHost.Durable.Client;

/// <summary>A hub as its app's clients reach it. Invocation finds the app's code that makes a call, by the id of its invocation.</summary>
internal sealed record SidecarHub(HubClient Client, Func<string, RunningCode?> Invocation);
