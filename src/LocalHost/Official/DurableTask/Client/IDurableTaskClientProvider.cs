namespace Microsoft.DurableTask.Client;

/// <summary>Gives clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>The client of the given name; the default one when null.</summary>
    DurableTaskClient GetClient(string? name = null);
}
