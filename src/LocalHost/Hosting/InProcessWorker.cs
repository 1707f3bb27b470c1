using LocalHost.Functions;
using LocalHost.Protocol;

namespace LocalHost.Hosting;

/// <summary>The one worker of an app that shares this process.</summary>
internal sealed class InProcessWorker : IWorkers
{
    private readonly TaskCompletionSource<WorkerSession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Opened(WorkerSession session) => _session.TrySetResult(session);

    public ValueTask<WorkerSession> CurrentAsync(CancellationToken cancellation) => _session.Task.IsCompletedSuccessfully
        ? new(_session.Task.Result)
        : new(_session.Task.WaitAsync(cancellation));
}
