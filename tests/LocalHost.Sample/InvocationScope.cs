namespace Sample;

/// <summary>Tells when an invocation's services are disposed.</summary>
public sealed class InvocationScope(InvocationLedger ledger) : IDisposable
{
    public string? Function { get; set; }

    public void Dispose() => ledger.Note($"{Function} disposed");
}
