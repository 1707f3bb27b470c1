using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalHost.Hosting;

/// <summary>
/// What an app gets that asks for ASP.NET Core integration. Among the services it says that functions write straight to the response;
/// without it, what they write is kept until the middleware is through.
/// </summary>
internal sealed class AspNetCoreIntegration
{
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<AspNetCoreIntegration>();

        // As in ASP.NET Core; the app may allow it again.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AllowSynchronousIO = false);
    }
}
