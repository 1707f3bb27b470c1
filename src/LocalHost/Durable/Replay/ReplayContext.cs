using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

/// <summary>The context that orchestrator code sees while the engine runs it over a history.</summary>
internal sealed class ReplayContext(
    string instanceId, HistoryEvent.Started started, StepLedger steps, EventMailbox mailbox, TurnPump pump, ReplayEnvironment environment)
    : TaskOrchestrationContext
{
    private long _now;
    private int _guids;
    private bool _isReplaying = true;

    public override TaskName Name => started.Name;

    public override string InstanceId => instanceId;

    public override string Version => started.Version;

    public override IReadOnlyDictionary<string, object?> Properties => environment.ContextProperties;

    public override ParentOrchestrationInstance? Parent =>
        started.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => new(_now, DateTimeKind.Utc);

    public override bool IsReplaying => _isReplaying;

    public ContinueAsNewOptions? Continuation { get; private set; }

    public string? CustomStatus { get; private set; }

    protected override ILoggerFactory LoggerFactory => environment.Loggers;

    public void BeginTurn(long at, bool isReplaying) => (_now, _isReplaying) = (at, isReplaying);

    public override T? GetInput<T>()
        where T : default => environment.Converter.Deserialize<T>(started.Input);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        StayOnThread();
        RefuseOptionsAsInput(input, options);
        var version = options?.Version is { } chosen ? chosen.Version ?? string.Empty : Version;
        var serialized = environment.Converter.Serialize(input);
        var result = await RetryLoop.RunAsync(this, name, options?.Retry, () => Open(
            step => new Decision.CallActivity(new(step, name), version, serialized)));
        return environment.Converter.Deserialize<TResult>(result)!;
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        StayOnThread();
        RefuseOptionsAsInput(input, options);
        var sub = options as SubOrchestrationOptions;
        var id = sub?.InstanceId ?? NewGuid().ToString("N");
        var version = (sub?.Version ?? options?.Version) is { } chosen ? chosen.Version ?? string.Empty : environment.DefaultVersion;
        var serialized = environment.Converter.Serialize(input);
        var result = await RetryLoop.RunAsync(this, orchestratorName, options?.Retry, () => Open(
            step => new Decision.CallSubOrchestration(new(step, orchestratorName, id), version, serialized, options?.Tags)));
        return environment.Converter.Deserialize<TResult>(result)!;
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        StayOnThread();
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        // The cloud's machines stand in UTC, so a moment without a zone means UTC on every machine.
        var due = (fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : fireAt).Ticks;
        var step = steps.Decide(_isReplaying, step => new Decision.CreateTimer(new(step, due)));
        var fired = steps.Open(step);
        pump.OnCancel(() => steps.CancelTimer(step, due, _isReplaying, cancellationToken), cancellationToken);
        return fired;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        StayOnThread();
        return mailbox.WaitAsync(eventName, payload => environment.Converter.Deserialize<T>(payload)!, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        StayOnThread();
        var serialized = environment.Converter.Serialize(payload);
        steps.Decide(_isReplaying, step => new Decision.SendEvent(new(step, instanceId, eventName), serialized));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        StayOnThread();
        CustomStatus = environment.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        StayOnThread();
        Continuation = options;
    }

    public override Guid NewGuid() =>
        DeterministicGuid.Of($"{started.Seed}/{started.Generation}/{_guids++}");

    private Task<string?> Open(Func<int, Decision> make)
    {
        StayOnThread();
        return steps.Open(steps.Decide(_isReplaying, make));
    }

    private void StayOnThread()
    {
        if (pump.MayAct()) return;
        throw new NonDeterministicException(
            "An orchestrator may act only on its own thread: it must not use Task.Run, ConfigureAwait(false) or another thread.");
    }

    private static void RefuseOptionsAsInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
            throw new ArgumentException("TaskOptions were given as the input: name the argument 'options'.", nameof(input));
    }
}
