using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SmartActivities.Functions.Edge;

/// <summary>Answers, with a problem, what no other function does. The host gives a request to the first function by name whose route
/// matches, so this one's name sorts last.</summary>
public sealed class AnswerUnknownRoute(RouteTable routes)
{
    /// <summary>The function's name.</summary>
    public const string Name = "ZzAnswerUnknownRoute";

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
