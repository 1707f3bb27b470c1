using Google.Protobuf;
using LocalHost.Durable;
using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Tests.Durable;

/// <summary>
/// A worker in the test's own process. It replays with the official runner, which is synchronous: what it is asked it has answered when the
/// call returns.
/// </summary>
internal sealed class TestWorker(TestTasks tasks, ILoggerFactory? loggers = null) : IDurableWorker
{
    private ExtendedSessionsCache _sessions = new();

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(new DurableTaskShimFactory(new DurableTaskWorkerOptions(), loggers ?? NullLoggerFactory.Instance))
        .BuildServiceProvider();

    /// <summary>Happens before each question is answered.</summary>
    public Func<OrchestratorRequest, Task> BeforeDeciding { get; init; } = _ => Task.CompletedTask;

    public IReadOnlyCollection<string> Orchestrators => tasks.Orchestrators.Keys;

    public IReadOnlyCollection<string> Activities => tasks.Activities.Keys;

    public async Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation)
    {
        await BeforeDeciding(request);
        return Replay(orchestrator, request);
    }

    public OrchestratorResponse Replay(string orchestrator, OrchestratorRequest request)
    {
        var encoded = Convert.ToBase64String(request.ToByteArray());
        var answer = GrpcOrchestrationRunner.LoadAndRun(encoded, tasks.Orchestrators[orchestrator], _sessions, _services);
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
    }

    /// <summary>Lets go of all code that it has kept between turns.</summary>
    public void EndSessions() => _sessions = new();

    public async Task<ActivityAnswer> RunActivityAsync(
        string activity, string instanceId, string? input, CancellationToken cancellation)
    {
        var code = tasks.Activities[activity];
        try
        {
            var output = await code.RunAsync(
                new Context(activity, instanceId), JsonDataConverter.Default.Deserialize(input, code.InputType));
            return new ActivityAnswer.Completed(JsonDataConverter.Default.Serialize(output));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // Whatever the code throws is its answer.
        catch (Exception exception)
        {
            return new ActivityAnswer.Failed(Failures.Of(exception));
        }
    }

    private sealed class Context(string name, string instanceId) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;
    }
}
