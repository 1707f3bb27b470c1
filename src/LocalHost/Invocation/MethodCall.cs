using System.Linq.Expressions;
using System.Reflection;

namespace LocalHost.Invocation;

/// <summary>A method as a compiled delegate that always gives a task of an object.</summary>
internal sealed class MethodCall
{
    private readonly Func<object?, object?[], object?> _call;
    private readonly Func<object?, ValueTask<object?>> _await;

    private MethodCall(Func<object?, object?[], object?> call, Func<object?, ValueTask<object?>> await)
    {
        _call = call;
        _await = await;
    }

    public static MethodCall Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object[]));
        var instance = method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!);
        var values = method.GetParameters().Select((p, i) =>
            (Expression)Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        Expression body = Expression.Call(instance, method, values);
        body = method.ReturnType == typeof(void)
            ? Expression.Block(body, Expression.Constant(null, typeof(object)))
            : Expression.Convert(body, typeof(object));
        var call = Expression.Lambda<Func<object?, object?[], object?>>(body, target, arguments).Compile();
        return new(call, Awaiter(method.ReturnType));
    }

    /// <summary>What a method gives once it is awaited; null for nothing.</summary>
    public static Type? Unwrap(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
            return null;
        return IsGeneric(returned, typeof(Task<>)) || IsGeneric(returned, typeof(ValueTask<>))
            ? returned.GetGenericArguments()[0]
            : returned;
    }

    public ValueTask<object?> InvokeAsync(object? instance, object?[] arguments) => _await(_call(instance, arguments));

    private static Func<object?, ValueTask<object?>> Awaiter(Type returned)
    {
        if (returned == typeof(Task))
            return AwaitTask;
        if (returned == typeof(ValueTask))
            return value => AwaitTask(((ValueTask)value!).AsTask());
        if (IsGeneric(returned, typeof(Task<>)))
            return Generic(nameof(AwaitTaskOf), returned);
        return IsGeneric(returned, typeof(ValueTask<>)) ? Generic(nameof(AwaitValueTaskOf), returned) : ValueTask.FromResult;
    }

    private static Func<object?, ValueTask<object?>> Generic(string name, Type returned) =>
        typeof(MethodCall).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(returned.GetGenericArguments()[0])
            .CreateDelegate<Func<object?, ValueTask<object?>>>();

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static async ValueTask<object?> AwaitTask(object? value)
    {
        await (Task)value!;
        return null;
    }

    private static ValueTask<object?> AwaitTaskOf<T>(object? value)
    {
        var task = (Task<T>)value!;
        return task.IsCompletedSuccessfully ? ValueTask.FromResult<object?>(task.Result) : Wait(task);

        static async ValueTask<object?> Wait(Task<T> task) => await task;
    }

    private static ValueTask<object?> AwaitValueTaskOf<T>(object? value) => AwaitTaskOf<T>(((ValueTask<T>)value!).AsTask());
}
