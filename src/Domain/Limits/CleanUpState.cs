namespace SmartActivities.Domain.Limits;

/// <summary>How far a clean-up has come.</summary>
public enum CleanUpState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It has come to its end.</summary>
    Completed,

    /// <summary>Somebody stopped it; what was done by then stays done.</summary>
    Cancelled,

    /// <summary>What it did is being taken back.</summary>
    Undoing,

    /// <summary>What it did was taken back.</summary>
    Undone,

    /// <summary>It has given up; it can be undone, or another can be started.</summary>
    Failed,
}
