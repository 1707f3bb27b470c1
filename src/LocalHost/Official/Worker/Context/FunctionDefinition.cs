using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function as it is declared.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Makes a definition.</summary>
    protected FunctionDefinition()
    {
    }

    /// <summary>The parameters of the method, in their order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The file of the assembly that holds the function.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The full name of the type and the name of the method.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>The function's id, stable between builds.</summary>
    public abstract string Id { get; }

    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>The trigger and the inputs, by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>The outputs, by name; <c>$return</c> is the return value.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
