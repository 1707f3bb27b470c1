using Google.Protobuf;
using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Protocol;
using LocalHost.Protocol.Messages;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Functions;

/// <summary>The app's orchestrators and activities, run by its worker. Messages of the durable extension travel inside those of the worker.</summary>
internal sealed class DurableFunctions(FunctionIndex functions, Invocations invocations) : IDurableWorker
{
    private static readonly JsonParser Failures = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public IReadOnlyCollection<string> Orchestrators { get; } = [.. functions.TriggeredBy(FunctionEntry.Orchestration).Select(f => f.Name)];

    public IReadOnlyCollection<string> Activities { get; } = [.. functions.TriggeredBy(FunctionEntry.Activity).Select(f => f.Name)];

    public async Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation)
    {
        var function = functions.Find(FunctionEntry.Orchestration, orchestrator)
            ?? throw new InvalidOperationException($"There is no orchestrator '{orchestrator}'.");
        var answer = await invocations.SendAsync(
            invocations.Prepare(function, new() { String = Convert.ToBase64String(request.ToByteArray()) }), cancellation);
        return answer.Result.Status == StatusResult.Types.Status.Success
            ? OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer.ReturnValue.String))
            : throw new InvalidOperationException($"The worker could not replay {orchestrator}: {answer.Result.Exception?.Message}");
    }

    public async Task<ActivityAnswer> RunActivityAsync(string activity, string instanceId, string? input, CancellationToken cancellation)
    {
        var function = functions.Find(FunctionEntry.Activity, activity)
            ?? throw new InvalidOperationException($"There is no activity '{activity}'.");
        var request = invocations.Prepare(function, input is null ? new() : new() { String = input });
        request.TriggerMetadata["instanceId"] = new() { String = instanceId };

        // The engine counts the activity as one piece of code: a second one would keep the clock from moving while the first sleeps.
        using var invocation = invocations.Enter(request, RunningCode.Current ?? throw new InvalidOperationException("An activity runs as a piece of code."));
        var answer = await invocations.SendAsync(request, cancellation);
        return answer.Result.Status == StatusResult.Types.Status.Success
            ? new ActivityAnswer.Completed(answer.ReturnValue.ToJson())
            : new ActivityAnswer.Failed(FailureIn(answer.Result.Exception));
    }

    // The durable extension writes the whole failure, as JSON, where the message of an exception stands, and a stack trace may follow.
    private static TaskFailureDetails FailureIn(LocalHost.Protocol.Messages.RpcException? exception)
    {
        var message = exception?.Message ?? "";
        var start = message.IndexOf('{', StringComparison.Ordinal);
        if (start >= 0)
        {
            try
            {
                return Failures.Parse<TaskFailureDetails>(message[start..].Split('\n')[0]);
            }
            catch (InvalidProtocolBufferException)
            {
                // It is an ordinary message with a brace in it.
            }
        }

        return new() { ErrorType = exception?.Type ?? "", ErrorMessage = message, StackTrace = exception?.StackTrace };
    }
}
