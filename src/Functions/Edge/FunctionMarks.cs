using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge.Identity;

namespace SmartActivities.Functions.Edge;

/// <summary>What a function's method says about itself by attributes, looked up once per function.</summary>
/// <param name="functions">Where the function classes are.</param>
internal sealed class FunctionMarks(Assembly functions)
{
    private static readonly Marks None = new(new FunctionAccess.Nobody(), OtherThanJson: false, MindsPreconditions: false, Query: []);

    private readonly ConcurrentDictionary<string, Marks> _marks = new(StringComparer.Ordinal);

    public FunctionMarks()
        : this(typeof(FunctionMarks).Assembly)
    {
    }

    /// <summary>What the function says; of a method that cannot be found, that it lets nobody in.</summary>
    public Marks Of(FunctionDefinition function) => _marks.GetOrAdd(function.EntryPoint, Find);

    /// <summary>What a method says.</summary>
    internal static Marks Of(MethodInfo method) => new(
        AccessOf(method),
        method.IsDefined(typeof(AnswersOtherThanJsonAttribute)),
        method.IsDefined(typeof(MindsPreconditionsAttribute)),
        [.. method.GetCustomAttribute<TakesQueryAttribute>()?.Names ?? []]);

    private static FunctionAccess AccessOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<RequiresRoleAttribute>() is { } role)
            return new FunctionAccess.Role(role.Any);
        if (method.IsDefined(typeof(AnyUserAttribute)))
            return new FunctionAccess.AnyUser();
        return method.IsDefined(typeof(AllowAnonymousFunctionAttribute)) ? new FunctionAccess.Anonymous() : new FunctionAccess.Nobody();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
    private Marks Find(string entryPoint)
    {
        var split = entryPoint.LastIndexOf('.');
        var name = entryPoint[(split + 1)..];
        var methods = split < 0 ? null : functions.GetType(entryPoint[..split])?.GetMethods();
        return methods?.FirstOrDefault(method => method.Name == name && method.IsDefined(typeof(FunctionAttribute))) is { } method
            ? Of(method)
            : None;
    }

    /// <param name="Access">Whom it lets in.</param>
    /// <param name="OtherThanJson">Whether it is <see cref="AnswersOtherThanJsonAttribute"/>.</param>
    /// <param name="MindsPreconditions">Whether it is <see cref="MindsPreconditionsAttribute"/>.</param>
    /// <param name="Query">The parameters of <see cref="TakesQueryAttribute"/>.</param>
    internal sealed record Marks(FunctionAccess Access, bool OtherThanJson, bool MindsPreconditions, ImmutableArray<string> Query);
}

/// <summary>Whom a function lets in.</summary>
internal abstract record FunctionAccess
{
    private FunctionAccess() { }

    /// <summary>Anybody, without a token.</summary>
    public sealed record Anonymous : FunctionAccess;

    /// <summary>Whoever has a valid token, whatever roles it names.</summary>
    public sealed record AnyUser : FunctionAccess;

    /// <summary>Whoever has one of these roles.</summary>
    public sealed record Role(CallerRoles Any) : FunctionAccess;

    /// <summary>Nobody: the function says nothing, and silence opens no door.</summary>
    public sealed record Nobody : FunctionAccess;
}
