using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Sample;

/// <summary>Tells over HTTP what timer functions saw.</summary>
public sealed class TimerRunsFunction(TimerLog log)
{
    [Function("TimerRuns")]
    public IResult TimerRuns([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "timer-runs/{function}")] HttpRequest req, string function) =>
        Results.Ok(log.Runs.Where(run => run.Function == function));
}
