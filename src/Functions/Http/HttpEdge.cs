using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;

namespace SmartActivities.Functions.Http;

/// <summary>Puts the edge in front of the functions.</summary>
internal static class HttpEdge
{
    /// <summary>From the outside in: problems for what fails, negotiation, authentication.</summary>
    public static IFunctionsWorkerApplicationBuilder UseHttpEdge(this IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<NegotiationMiddleware>();
        builder.UseMiddleware<AuthenticationMiddleware>();
        return builder;
    }

    /// <param name="services">Also needs <see cref="IdentityServices.AddIdentity"/>.</param>
    /// <param name="cursorKey">At least 32 secret bytes, the same on all instances and at every start.</param>
    public static IServiceCollection AddHttpEdge(this IServiceCollection services, ReadOnlySpan<byte> cursorKey) =>
        services.AddSingleton<FunctionMarks>().AddSingleton<RouteTable>().AddSingleton(new CursorSigner(cursorKey));
}
