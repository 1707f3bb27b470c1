namespace Microsoft.Azure.Functions.Worker;

/// <summary>The URLs by which an orchestration is managed.</summary>
public class HttpManagementPayload
{
    /// <summary>The orchestration's instance id.</summary>
    public string? Id { get; internal set; }

    /// <summary>Tells its state (GET).</summary>
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>Raises an event; <c>{eventName}</c> stands for its name (POST).</summary>
    public string? SendEventPostUri { get; internal set; }

    /// <summary>Ends it; <c>{{text}}</c> stands for the reason (POST).</summary>
    public string? TerminatePostUri { get; internal set; }

    /// <summary>Always null: the client does not rewind.</summary>
    public string? RewindPostUri { get; internal set; }

    /// <summary>Removes it with its history (DELETE).</summary>
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>Always null in what the client makes.</summary>
    public string? RestartPostUri { get; internal set; }

    /// <summary>Pauses it; <c>{{text}}</c> stands for the reason (POST).</summary>
    public string? SuspendPostUri { get; internal set; }

    /// <summary>Lets it go on; <c>{{text}}</c> stands for the reason (POST).</summary>
    public string? ResumePostUri { get; internal set; }
}
