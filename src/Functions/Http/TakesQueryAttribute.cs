namespace SmartActivities.Functions.Http;

/// <summary>On the method of a function that writes: the query parameters that it reads. It has none without the attribute, and any other
/// is refused.</summary>
/// <param name="names">Their names.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesQueryAttribute(params string[] names) : Attribute
{
    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
