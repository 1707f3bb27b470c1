using LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts an app together.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly RuntimeSetup _runtime;

    internal FunctionsApplicationBuilder(string[] args)
    {
        _host = new HostApplicationBuilder(AppSettings.For(args));
        _runtime = RuntimeSetup.Of(_host.Services, _host.Environment, _host.Configuration);
    }

    /// <summary>The settings of the app.</summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>Where the app runs.</summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>Where the app logs.</summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>What the app measures.</summary>
    public IMetricsBuilder Metrics => _host.Metrics;

    /// <summary>What the pieces of the builder share.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host).Properties;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => _host.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _host.Configuration;

    /// <summary>Puts the host together. It serves once it is started.</summary>
    /// <returns>The host.</returns>
    public IHost Build()
    {
        _runtime.Complete();
        return _host.Build();
    }

    /// <summary>Replaces the container.</summary>
    /// <typeparam name="TContainerBuilder">The container's builder.</typeparam>
    /// <param name="factory">Makes the container.</param>
    /// <param name="configure">Fills it.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _host.ConfigureContainer(factory, configure);

    /// <summary>Puts middleware around every invocation, inside of what was added before.</summary>
    /// <param name="middleware">Makes the outer step of the inner one.</param>
    /// <returns>This builder.</returns>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _runtime.Use(middleware);
        return this;
    }
}
