namespace SmartActivities.Storage.Tables;

/// <summary>Why a change could not be made.</summary>
public enum BatchRefusal
{
    /// <summary>The row to insert exists already.</summary>
    Exists,

    /// <summary>The row is not the version that the change names.</summary>
    Stale,

    /// <summary>There is no such row.</summary>
    Missing,
}
