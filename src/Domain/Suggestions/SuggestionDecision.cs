namespace SmartActivities.Domain.Suggestions;

/// <summary>Whether to propose a smart activity when a form closes, and why.</summary>
public abstract record SuggestionDecision
{
    private SuggestionDecision(SuggestionReason reason) => Reason = reason;

    /// <summary>The first reason that held.</summary>
    public SuggestionReason Reason { get; }

    /// <summary>
    /// Decides. Reasons are looked at in the order of <see cref="SuggestionReason"/>, and the first that holds is told:
    /// what the tenant has arranged comes before what the form is doing, because no user can change it; the form before the
    /// item, because it will say otherwise a moment later; the item before the user's own wish, so that "opted out" is
    /// told only when the opt-out alone keeps the proposal away, and switching it on again would bring it back.
    /// </summary>
    public static SuggestionDecision Decide(SuggestionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts switch
        {
            { Mode: null } => new Withhold(SuggestionReason.UnsupportedItemType),
            { Mode: SuggestionMode.Off } => new Withhold(SuggestionReason.DisabledByAdministrator),
            { IsNew: true } => new Withhold(SuggestionReason.NewItem),
            { ReadOnly: true } => new Withhold(SuggestionReason.ReadOnly),
            { HasUnsavedChanges: true } => new Withhold(SuggestionReason.UnsavedChanges),
            { Semantics: not StageSemantics.Process } => new Withhold(SuggestionReason.FinalStage),
            { HasPlannedActivity: true } => new Withhold(SuggestionReason.HasPlannedActivity),
            { Mode: SuggestionMode.UserChoice, OptOut: { } optOut } => new Withhold(SuggestionReason.OptedOut) { Until = optOut.Until },
            _ => new Propose(),
        };
    }

    /// <summary>Propose one: nothing is planned, and nothing speaks against it.</summary>
    public sealed record Propose() : SuggestionDecision(SuggestionReason.NoPlannedActivity);

    /// <summary>Do not propose one.</summary>
    public sealed record Withhold : SuggestionDecision
    {
        internal Withhold(SuggestionReason reason) : base(reason) { }

        /// <summary>For <see cref="SuggestionReason.OptedOut"/>, when the opt-out ends; absent: never.</summary>
        public Instant? Until { get; init; }
    }
}
