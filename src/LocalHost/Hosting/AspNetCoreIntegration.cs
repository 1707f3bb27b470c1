using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Hosting;

/// <summary>What an app gets that asks for ASP.NET Core integration, beyond what every app has here.</summary>
internal static class AspNetCoreIntegration
{
    /// <summary>Refuses synchronous reads and writes of bodies, as ASP.NET Core does; the app may allow them again.</summary>
    public static void AddTo(IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AllowSynchronousIO = false);
}
