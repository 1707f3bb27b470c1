using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

// As the public article on HTTP features goes: an orchestrator calls another service, and may wait until that has done its work.
public static class HttpCalls
{
    [Function(nameof(CheckSiteAvailable))]
    public static async Task<int> CheckSiteAvailable([OrchestrationTrigger] TaskOrchestrationContext context, Uri url)
    {
        DurableHttpResponse response = await context.CallHttpAsync(new DurableHttpRequest(HttpMethod.Get, url));
        return (int)response.StatusCode;
    }

    [Function(nameof(CallService))]
    public static Task<DurableHttpResponse> CallService([OrchestrationTrigger] TaskOrchestrationContext context, DurableHttpRequest request) =>
        context.CallHttpAsync(request);
}
