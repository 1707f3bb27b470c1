using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions.Edge;

/// <summary>Puts the edge in front of the functions.</summary>
internal static class HttpEdge
{
    /// <summary>From the outside in: problems for results and functions that fail, negotiation, authentication, rules for what writes, a memory for who was
    /// answered.</summary>
    public static IFunctionsWorkerApplicationBuilder UseHttpEdge(this IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseMiddleware<ResultMiddleware>();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<NegotiationMiddleware>();
        builder.UseMiddleware<AuthenticationMiddleware>();
        builder.UseMiddleware<WritingMiddleware>();
        builder.UseMiddleware<RememberingMiddleware>();
        return builder;
    }

    /// <param name="services">Also needs <see cref="Identity.IdentityServices.AddIdentity"/> and storage, which keeps the cursors' key.</param>
    public static IServiceCollection AddHttpEdge(this IServiceCollection services) => services
        // The app says how much each route takes, and answers more with a problem. The server's own limit is lower, and it would break off
        // requests that are answered without their body being read. Forms set it again for themselves.
        .Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null)
        .AddSingleton<FunctionMarks>()
        .AddSingleton<RouteTable>()
        .AddSingleton<Cursors>();
}
