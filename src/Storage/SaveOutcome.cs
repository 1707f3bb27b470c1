namespace SmartActivities.Storage;

/// <summary>What became of a request to save.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>Domain decided, and an accepted command is written.</summary>
    /// <param name="Decision">What it decided.</param>
    public sealed record Decided(Decision<Activity> Decision) : SaveOutcome;

    /// <summary>The same request was answered before; nothing is written.</summary>
    /// <param name="Activity">The answer of then.</param>
    public sealed record Repeated(Activity Activity) : SaveOutcome;

    /// <summary>Another request was answered under this key; nothing is written.</summary>
    public sealed record KeyReused : SaveOutcome;
}
