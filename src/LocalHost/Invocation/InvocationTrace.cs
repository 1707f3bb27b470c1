using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>The trace of an invocation: the running activity's, else the request's.</summary>
internal sealed class InvocationTrace(HttpContext? http) : TraceContext
{
    public override string TraceParent => Activity.Current?.Id ?? http?.Request.Headers.TraceParent.ToString() ?? "";

    public override string TraceState => Activity.Current?.TraceStateString ?? http?.Request.Headers.TraceState.ToString() ?? "";
}
