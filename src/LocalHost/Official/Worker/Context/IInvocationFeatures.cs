namespace Microsoft.Azure.Functions.Worker;

/// <summary>Features of an invocation, one for each type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Keeps a feature under its type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>The feature of that type, if there is one.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The feature, or null.</returns>
    T? Get<T>();
}
