using System.Collections;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The converters that are asked for the values of parameters, in order. What the runtime itself does is one of them.</summary>
public sealed class InputConverterCollection : IEnumerable<Type>
{
    private readonly List<Type> _converters = [];

    /// <summary>No converters.</summary>
    public InputConverterCollection()
    {
    }

    /// <summary>Adds a converter that is asked after all others.</summary>
    /// <typeparam name="T">The converter.</typeparam>
    public void Register<T>()
        where T : IInputConverter => _converters.Add(typeof(T));

    /// <summary>Adds a converter at a place: at 0 it is asked before all others.</summary>
    /// <typeparam name="T">The converter.</typeparam>
    /// <param name="index">The place.</param>
    public void RegisterAt<T>(int index)
        where T : IInputConverter => _converters.Insert(index, typeof(T));

    /// <summary>Removes all, what the runtime itself does included: values of routes and queries are then left to the app's converters.</summary>
    public void Clear() => _converters.Clear();

    /// <inheritdoc/>
    public IEnumerator<Type> GetEnumerator() => _converters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
