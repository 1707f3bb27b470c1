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

    /// <summary>Says of the answer its status, its content, and each of its headers as one text.</summary>
    [Function(nameof(CallService))]
    public static async Task<ServiceAnswer> CallService([OrchestrationTrigger] TaskOrchestrationContext context, ServiceCall call)
    {
        var response = await context.CallHttpAsync(call.ToRequest());
        return new((int)response.StatusCode, response.Content, response.Headers?.ToDictionary(h => h.Key, h => h.Value.ToString()) ?? []);
    }
}
