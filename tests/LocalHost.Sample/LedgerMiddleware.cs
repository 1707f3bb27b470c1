using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Sample;

/// <summary>Notes each invocation, and waits for something on another thread before and after it, as one does who writes a log far away.</summary>
public sealed class LedgerMiddleware(InvocationLedger ledger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition.Name;
        context.InstanceServices.GetRequiredService<InvocationScope>().Function = function;
        await Task.Run(() => ledger.Note($"{function} began"));
        await next(context);
        await Task.Run(() => ledger.Note($"{function} ended"));
    }
}
