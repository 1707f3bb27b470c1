using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions.Edge;

/// <summary>Puts what the edge needs into the container.</summary>
internal static class EdgeServices
{
    /// <param name="services">Also needs <see cref="Identity.IdentityServices.AddIdentity"/> and storage, which keeps the cursors' key.</param>
    public static IServiceCollection AddHttpEdge(this IServiceCollection services) => services
        // The app says how much each route takes, and answers more with a problem. The server's own limit is lower, and it would break off
        // requests that are answered without their body being read. Forms set it again for themselves.
        .Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null)
        .AddSingleton<FunctionMarks>()
        .AddSingleton<RouteTable>()
        .AddSingleton<Cursors>();
}
