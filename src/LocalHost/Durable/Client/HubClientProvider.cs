using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>There is one hub, so there is one client, whatever it is called.</summary>
internal sealed class HubClientProvider(DurableTaskClient client) : IDurableTaskClientProvider
{
    public DurableTaskClient GetClient(string? name = null) => client;
}
