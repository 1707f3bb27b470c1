namespace SmartActivities.Storage;

/// <summary>How a kanban column is sorted.</summary>
public enum BoardOrder
{
    /// <summary>The newest cause for attention first.</summary>
    Attention,

    /// <summary>The newest item first.</summary>
    Created,

    /// <summary>Only items with nothing planned; the longest forgotten first.</summary>
    Forgotten,
}
