namespace Sample;

/// <summary>Counts within one invocation.</summary>
public sealed class VisitCounter
{
    public int Visits { get; private set; }

    public int Visit() => ++Visits;
}
