using LocalHost.Durable;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>A worker that answers late, dies before or after it has done what it was asked, and forgets.</summary>
internal sealed class SimulatedWorker(TestWorker worker, Faults faults, Random random, TimeProvider clock) : IDurableWorker
{
    private int _decided;

    public IReadOnlyCollection<string> Orchestrators => worker.Orchestrators;

    public IReadOnlyCollection<string> Activities => worker.Activities;

    public async Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation)
    {
        DieOr(Fault.WorkerDiesBeforeDeciding);
        if (faults.Draw(Fault.WorkerAsksForHistory, 0.02)) return new OrchestratorResponse { RequiresHistory = true };
        // Code that was kept is let go of now and then; who is counted and not drawn leaves the seeds as they were.
        if (++_decided % 7 == 0) worker.EndSessions();
        var response = worker.Replay(orchestrator, request);
        // The engine may die meanwhile; then nobody hears the answer.
        if (faults.Draw(Fault.WorkerAnswersLate, 0.05)) await Task.Delay(TimeSpan.FromMinutes(random.Next(1, 600)), clock, CancellationToken.None);
        DieOr(Fault.WorkerDiesAfterDeciding);
        return response;
    }

    public async Task<ActivityAnswer> RunActivityAsync(
        string activity, string instanceId, string? input, CancellationToken cancellation)
    {
        DieOr(Fault.WorkerDiesBeforeActivity);
        var answer = await worker.RunActivityAsync(activity, instanceId, input, cancellation);
        DieOr(Fault.WorkerDiesAfterActivity);
        return answer;
    }

    private void DieOr(Fault fault)
    {
        if (faults.Draw(fault, 0.01)) throw new WorkerGoneException("The worker has died.");
    }
}
