using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Functions.Http.Problems;

/// <summary>A result whose exceptions are answered and logged like those of functions, as long as the answer has not begun.</summary>
internal sealed class GuardedResult(IResult result, string function, ILogger logger) : IResult
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
    }
}
