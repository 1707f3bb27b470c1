namespace SmartActivities.Domain.Suggestions;

/// <summary>Why a smart activity is, or is not, proposed; in the order in which the reasons are looked at.</summary>
public enum SuggestionReason
{
    /// <summary>Items of this type have no smart activities.</summary>
    UnsupportedItemType,

    /// <summary>An administrator switched them off here.</summary>
    DisabledByAdministrator,

    /// <summary>The item has not been saved yet.</summary>
    NewItem,

    /// <summary>The user may not change the item.</summary>
    ReadOnly,

    /// <summary>The form asks first what to do with unsaved changes.</summary>
    UnsavedChanges,

    /// <summary>The item was won or lost.</summary>
    FinalStage,

    /// <summary>Something is planned already.</summary>
    HasPlannedActivity,

    /// <summary>The user does not want to be asked for now.</summary>
    OptedOut,

    /// <summary>None of the above: the item would be forgotten. The only reason to propose.</summary>
    NoPlannedActivity,
}
