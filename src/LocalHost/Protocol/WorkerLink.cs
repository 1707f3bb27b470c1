using System.Collections.Concurrent;
using LocalHost.Durable;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>One worker, as the host talks to it, however its messages travel.</summary>
internal sealed class WorkerLink(string workerId, Action<RpcLog> log)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _questions = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new();
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<StreamingMessage> _send = _ => { };

    public string WorkerId => workerId;

    /// <summary>Ends when the worker has made itself known.</summary>
    public Task WhenAttached => _attached.Task;

    /// <summary>Ends when it cannot be reached any more.</summary>
    public Task WhenGone => _gone.Task;

    public void Attach(Action<StreamingMessage> send)
    {
        _send = send;
        _attached.TrySetResult();
    }

    /// <summary>Whoever waits for an answer is told that there will be none.</summary>
    public void Detach()
    {
        _gone.TrySetResult();
        foreach (var question in _questions.Keys)
        {
            if (_questions.TryRemove(question, out var asked)) asked.TrySetException(Gone());
        }

        foreach (var invocation in _invocations.Keys)
        {
            if (_invocations.TryRemove(invocation, out var invoked)) invoked.TrySetException(Gone());
        }
    }

    public void Send(StreamingMessage message) => _send(message);

    /// <summary>Sends a question; the answer is the message that repeats its id.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone before it answered.</exception>
    public Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        question.RequestId = RandomIds.Next();
        return Sent(_questions, question.RequestId, question);
    }

    /// <summary>Runs a function. Cancellation is passed on to the function, which may end as it likes.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone before the function's end.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation)
    {
        var answer = Sent(_invocations, request.InvocationId, new() { RequestId = request.InvocationId, InvocationRequest = request });
        await using var cancelled = cancellation.UnsafeRegister(_ => Cancel(request.InvocationId), state: null);
        return await answer;
    }

    public void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_invocations.TryRemove(message.InvocationResponse.InvocationId, out var invocation))
                    invocation.TrySetResult(message.InvocationResponse);
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                log(message.RpcLog);
                break;
            // The worker answers what it has no answer for, a cancellation for example, with an empty message.
            case StreamingMessage.ContentOneofCase.None:
                break;
            default:
                if (_questions.TryRemove(message.RequestId, out var question))
                    question.TrySetResult(message);
                break;
        }
    }

    private Task<T> Sent<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> waiting, string id, StreamingMessage message)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        if (_gone.Task.IsCompleted)
        {
            waiting.TryRemove(id, out _);
            return Task.FromException<T>(Gone());
        }

        _send(message);
        return answer.Task;
    }

    private void Cancel(string invocationId)
    {
        if (_invocations.ContainsKey(invocationId))
            _send(new() { InvocationCancel = new() { InvocationId = invocationId } });
    }

    private static WorkerGoneException Gone() => new("The worker has gone before it answered.");
}
