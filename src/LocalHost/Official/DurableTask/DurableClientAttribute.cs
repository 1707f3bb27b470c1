using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Asks for a DurableTaskClient in the parameter that it stands on.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub to talk to; the app's own when null.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The name of the setting with the hub's connection; the app's own when null.</summary>
    public string? ConnectionName { get; set; }
}
