using LocalHost.Invocation;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalHost.Http;

/// <summary>Kestrel, with the functions right behind it.</summary>
internal sealed partial class HttpServer : IDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly FunctionsHttpApplication _functions;
    private readonly FunctionCatalog _catalog;
    private readonly ILogger<HttpServer> _logger;

    public HttpServer(
        FunctionsHttpApplication functions, FunctionCatalog catalog, IConfiguration settings, IOptions<KestrelServerOptions> kestrel,
        IOptions<SocketTransportOptions> sockets, ILoggerFactory loggers, ILogger<HttpServer> logger)
    {
        _functions = functions;
        _catalog = catalog;
        _logger = logger;
        _kestrel = new(kestrel, new SocketTransportFactory(sockets, loggers), loggers);
        foreach (var address in Addresses(settings))
            Listening.Add(address);
    }

    /// <summary>Where it listens, once it has started.</summary>
    public Uri Address => new(Listening.First());

    private ICollection<string> Listening => _kestrel.Features.Get<IServerAddressesFeature>()!.Addresses;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _kestrel.StartAsync(_functions, cancellation);
        foreach (var address in Listening)
            LogListening(address, _catalog.Functions.Count);
    }

    public Task StopAsync(CancellationToken cancellation) => _kestrel.StopAsync(cancellation);

    public void Dispose() => _kestrel.Dispose();

    private static string[] Addresses(IConfiguration settings) =>
        (settings["urls"] ?? settings["ASPNETCORE_URLS"] ?? settings["DOTNET_URLS"]
         ?? $"http://127.0.0.1:{settings["port"] ?? settings["Host:LocalHttpPort"] ?? "7071"}").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Serving {Count} functions on {Address}")]
    private partial void LogListening(string address, int count);
}
