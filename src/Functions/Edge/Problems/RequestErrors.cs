namespace SmartActivities.Functions.Edge.Problems;

/// <summary>Collects the rules that a well-formed request breaks, so that its sender learns of all of them at once.</summary>
internal sealed class RequestErrors
{
    private readonly ImmutableArray<RequestError>.Builder _errors = ImmutableArray.CreateBuilder<RequestError>();

    public bool Any => _errors.Count > 0;

    /// <param name="pointer">JSON pointer of the member.</param>
    /// <param name="code">Stable word for programs, camelCase.</param>
    /// <param name="detail">A sentence for people that says the rule.</param>
    public void Add(string pointer, string code, string detail) => _errors.Add(new RequestError(code, detail) { Pointer = pointer });

    /// <summary>Null when no rule was broken.</summary>
    public Problem? ToProblem() => Any ? Problem.Validation(_errors.ToImmutable()) : null;
}
