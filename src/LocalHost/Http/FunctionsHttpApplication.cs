using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalHost.Http;

/// <summary>Takes each request from Kestrel to the function that it is for.</summary>
internal sealed class FunctionsHttpApplication : IHttpApplication<DefaultHttpContext>
{
    private readonly RouteTable _routes;
    private readonly BuiltInRoutes _builtIn;
    private readonly CrossOrigin? _crossOrigin;
    private readonly FormOptions _forms;
    private readonly IServiceScopeFactory _scopes;
    private readonly IHttpContextAccessor? _accessor;

    public FunctionsHttpApplication(
        RouteTable routes, BuiltInRoutes builtIn, IConfiguration settings, IOptions<FormOptions> forms, IServiceProvider services)
    {
        _routes = routes;
        _builtIn = builtIn;
        _crossOrigin = CrossOrigin.From(settings);
        _forms = forms.Value;
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        _accessor = services.GetService<IHttpContextAccessor>();
    }

    // Kestrel keeps the context with the connection, so that the next request does not need a new one.
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        var kept = contextFeatures as IHostContextContainer<DefaultHttpContext>;
        if (kept?.HostContext is { } context)
        {
            context.Initialize(contextFeatures);
        }
        else
        {
            context = new(contextFeatures) { FormOptions = _forms, ServiceScopeFactory = _scopes };
            kept?.HostContext = context;
        }

        if (_accessor is not null)
            _accessor.HttpContext = context;
        return context;
    }

    public Task ProcessRequestAsync(DefaultHttpContext context)
    {
        if (_crossOrigin?.Answers(context) == true)
            return Task.CompletedTask;
        if (_routes.Covers(context.Request.Path) && !BuiltInRoutes.Claims(context.Request.Path))
        {
            return _routes.Match(context) is { } endpoint ? endpoint.ServeAsync(context) : Answer.Empty(context, StatusCodes.Status404NotFound);
        }

        return _builtIn.ServeAsync(context);
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        if (_accessor is not null)
            _accessor.HttpContext = null;
        context.Uninitialize();
    }
}
