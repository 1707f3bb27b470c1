using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

/// <summary>Human interaction with a timeout: whoever does not answer in time is escalated.</summary>
public static class ApprovalWorkflow
{
    [Function(nameof(ApprovalWorkflow))]
    public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, ApprovalRequest request)
    {
        await context.CallActivityAsync(nameof(RequestApproval), request.What);
        using var timeout = new CancellationTokenSource();
        var due = context.CurrentUtcDateTime.AddSeconds(request.Seconds);
        var late = context.CreateTimer(due, timeout.Token);
        var answer = context.WaitForExternalEvent<bool>("ApprovalEvent");
        if (await Task.WhenAny(answer, late) == late)
            return await context.CallActivityAsync<string>(nameof(Escalate), request.What);
        timeout.Cancel();
        return await context.CallActivityAsync<string>(nameof(ProcessApproval), answer.Result);
    }

    [Function(nameof(RequestApproval))]
    public static void RequestApproval([ActivityTrigger] string what, FunctionContext context) => context.Items["requested"] = what;

    [Function(nameof(ProcessApproval))]
    public static string ProcessApproval([ActivityTrigger] bool approved) => approved ? "approved" : "rejected";

    [Function(nameof(Escalate))]
    public static string Escalate([ActivityTrigger] string what) => $"{what} escalated";
}
