using System.Collections.Immutable;
using LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Invocation;

/// <summary>One invocation; whatever is not looked at is never made.</summary>
internal sealed class InvocationContext : FunctionContext, IServiceProvidersFeature, IAsyncDisposable
{
    private readonly IServiceProvider _root;
    private readonly CancellationToken _cancellation;
    private IServiceProvider? _services;
    private AsyncServiceScope? _scope;
    private Dictionary<string, object?>? _outputs;
    private string? _id;
    private ulong _bound;

    public InvocationContext(FunctionMethod function, IServiceProvider root, CancellationToken cancellation)
    {
        Function = function;
        _root = root;
        _cancellation = cancellation;
        Arguments = function.Parameters.Length == 0 ? [] : new object?[function.Parameters.Length];
    }

    public FunctionMethod Function { get; }

    public object?[] Arguments { get; }

    public HttpContext? HttpContext { get; init; }

    /// <summary>What the trigger hands over: the timer's state, an activity's input, an orchestration's context.</summary>
    public object? TriggerValue { get; init; }

    /// <summary>Values by name that the trigger knows beside a request's.</summary>
    public IReadOnlyDictionary<string, object?>? TriggerData { get; init; }

    /// <summary>What stands in the function's place when it is an orchestrator.</summary>
    public OrchestratorTurn? Turn { get; init; }

    /// <summary>What the function returned, or what middleware put in its place; null where its properties are the outputs.</summary>
    public object? Result { get; set; }

    /// <summary>The outputs by name, but for a result that is one as a whole.</summary>
    public Dictionary<string, object?> Outputs => _outputs ??= new(StringComparer.Ordinal);

    /// <summary>What the answer to a request is made of.</summary>
    public object? Answer =>
        Result ?? (Function.Answer is { } answer && _outputs is not null ? _outputs.GetValueOrDefault(answer.Name) : null);

    public LocalHttpRequestData? HttpRequestData =>
        HttpContext is null ? null : field ??= new LocalHttpRequestData(this, HttpContext);

    public int RetryCount { get; init; }

    public override string InvocationId => _id ??= NewId(_root);

    public override string FunctionId => FunctionDefinition.Id;

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override CancellationToken CancellationToken => _cancellation;

    public override TraceContext TraceContext => field ??= new InvocationTrace(HttpContext);

    public override BindingContext BindingContext =>
        field ??= HttpContext is null
            ? new InvocationData(TriggerData ?? ImmutableDictionary<string, object?>.Empty)
            : new InvocationData(new RequestValues(HttpContext.Request));

    public override RetryContext RetryContext => field ??= new InvocationRetry(RetryCount, Function.Retry?.MaxRetryCount ?? 0);

    public override IDictionary<object, object> Items
    {
        get => field ??= HttpContext is null
            ? new Dictionary<object, object>()
            : new Dictionary<object, object> { [FunctionContextExtensions.HttpContextKey] = HttpContext };
        set;
    }

    public override IInvocationFeatures Features => field ??= new InvocationFeatures(this);

    public override IServiceProvider InstanceServices
    {
        get
        {
            if (_services is null)
            {
                _scope = _root.CreateAsyncScope();
                _services = _scope.Value.ServiceProvider;
            }

            return _services;
        }
        set => _services = value;
    }

    private InputConverters Converters => field ??= _root.GetRequiredService<InputConverters>();

    IServiceProvider IServiceProvidersFeature.RequestServices
    {
        get => InstanceServices;
        set => InstanceServices = value;
    }

    public static InvocationContext Of(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context as InvocationContext ?? context.Features.Get<InvocationContext>()
            ?? throw new InvalidOperationException("This is not a context of the running host.");
    }

    /// <summary>Takes what the function returned: as the result, or apart, where its properties are outputs of their own.</summary>
    public void Return(object? result)
    {
        Result = result;
        if (result is null || Function.Outputs is not [{ Property: not null }, ..])
            return;
        foreach (var output in Function.Outputs)
        {
            if (output.Property!.GetValue(result) is { } value)
                Outputs[output.Name] = value;
        }

        Result = null;
    }

    public static string NewId(IServiceProvider services) =>
        Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow()).ToString();

    public void IdentifyAs(string id) => _id = id;

    public ValueTask BindAsync(int index)
    {
        var bit = 1UL << index;
        if ((_bound & bit) != 0)
            return ValueTask.CompletedTask;
        _bound |= bit;
        var binding = Function.Parameters[index];
        var value = Converters.AreOwnOnly ? binding.TakeAsync(this) : Converters.TakeAsync(binding, this);
        if (!value.IsCompletedSuccessfully)
            return Finish(value, index);
        Arguments[index] = value.Result;
        return ValueTask.CompletedTask;
    }

    public async ValueTask BindAllAsync()
    {
        for (var i = 0; i < Arguments.Length; i++)
            await BindAsync(i);
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask Finish(ValueTask<object?> value, int index) => Arguments[index] = await value;
}
