using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SmartActivities.Functions.Http;

/// <summary>What a function's method says about itself by attributes, looked up once per function.</summary>
/// <param name="functions">Where the function classes are.</param>
internal sealed class FunctionMarks(Assembly functions)
{
    private readonly ConcurrentDictionary<string, Marks> _marks = new(StringComparer.Ordinal);

    public FunctionMarks()
        : this(typeof(FunctionMarks).Assembly)
    {
    }

    /// <summary>Whether it is <see cref="AllowAnonymousFunctionAttribute"/>. A method that cannot be found is not.</summary>
    public bool AllowsAnonymous(FunctionDefinition function) => Of(function).Anonymous;

    /// <summary>Whether it is <see cref="AnswersOtherThanJsonAttribute"/>.</summary>
    public bool AnswersOtherThanJson(FunctionDefinition function) => Of(function).OtherThanJson;

    private Marks Of(FunctionDefinition function) => _marks.GetOrAdd(function.EntryPoint, Find);

    private Marks Find(string entryPoint)
    {
        var split = entryPoint.LastIndexOf('.');
        var name = entryPoint[(split + 1)..];
        var methods = split < 0 ? null : functions.GetType(entryPoint[..split])?.GetMethods();
        var method = methods?.FirstOrDefault(method => method.Name == name && method.IsDefined(typeof(FunctionAttribute)));
        return method is null
            ? default
            : new Marks(method.IsDefined(typeof(AllowAnonymousFunctionAttribute)), method.IsDefined(typeof(AnswersOtherThanJsonAttribute)));
    }

    private readonly record struct Marks(bool Anonymous, bool OtherThanJson);
}
