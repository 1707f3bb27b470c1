namespace SmartActivities.Domain.Suggestions;

/// <summary>Who decides whether smart activities are proposed.</summary>
public enum SuggestionMode
{
    /// <summary>Proposed, unless a user has opted out. What holds where no rule says otherwise.</summary>
    UserChoice,

    /// <summary>Proposed; users cannot opt out, and what they chose before is passed over.</summary>
    On,

    /// <summary>Never proposed.</summary>
    Off,
}
