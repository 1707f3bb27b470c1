namespace SmartActivities.Storage;

/// <summary>What became of a request that may be repeated under an Idempotency-Key.</summary>
/// <typeparam name="T">What is answered.</typeparam>
public abstract record RequestOutcome<T>
{
    private RequestOutcome()
    {
    }

    /// <summary>Domain decided, and an accepted command is written.</summary>
    /// <param name="Decision">What it decided.</param>
    public sealed record Decided(Decision<T> Decision) : RequestOutcome<T>;

    /// <summary>The same request was answered before; nothing is written.</summary>
    /// <param name="Answer">The answer of then.</param>
    public sealed record Repeated(T Answer) : RequestOutcome<T>;

    /// <summary>Another request was answered under this key; nothing is written.</summary>
    public sealed record KeyReused : RequestOutcome<T>;
}
