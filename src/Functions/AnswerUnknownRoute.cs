using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;

namespace SmartActivities.Functions;

/// <summary>Answers, with a problem, what no other function does. The host gives a request to the first function by name whose route
/// matches, so this one's name sorts last.</summary>
/// <param name="routes">The routes of all other functions.</param>
public sealed class AnswerUnknownRoute(RouteTable routes)
{
    /// <summary>The function's name.</summary>
    public const string Name = "ZzAnswerUnknownRoute";

    /// <summary>Runs the function.</summary>
    [Function(Name)]
    [AllowAnonymousFunction]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request,
        string? path)
    {
        ArgumentNullException.ThrowIfNull(request);
        return routes.Refuse(request.Method, path).ToResult();
    }
}
