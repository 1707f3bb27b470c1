namespace Microsoft.DurableTask;

/// <summary>How an orchestration begins anew.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the new generation.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that nobody has taken go over to the new generation.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version of the new generation; null to keep the present one.</summary>
    public string? NewVersion { get; set; }
}
