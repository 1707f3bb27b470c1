using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>A function as its method declares it.</summary>
internal sealed class MethodDefinition : FunctionDefinition
{
    public MethodDefinition(FunctionMethod function)
    {
        var method = function.Method;
        Name = function.Name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        PathToAssembly = method.Module.FullyQualifiedName;
        Id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}|{EntryPoint}")).AsSpan(0, 8));
        Parameters = [.. function.Parameters.Select(p => p.Parameter)];
        InputBindings = function.Parameters.Where(p => p.Attribute is not null).ToImmutableDictionary(
            p => p.Parameter.Name, p => (BindingMetadata)new BindingDescription(p.Parameter.Name, p.Attribute!));
        OutputBindings = function.Outputs.ToImmutableDictionary(
            o => o.Name, o => (BindingMetadata)new BindingDescription(o));
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
