using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>A result whose exceptions are answered and logged like those of functions, as long as the answer has not begun.</summary>
internal sealed class GuardedResult(IResult result, InvocationResult returned, string function, ILogger logger) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await result.ExecuteAsync(httpContext);
        }
        catch (Exception exception)
        {
            if (!await logger.AnswerAsync(httpContext, exception, function))
                throw;
        }

        // The worker would make JSON of the result too, for a host that has had the answer.
        returned.Value = null;
    }
}
