using System.Diagnostics;
using System.Net;
using LocalHost.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace LocalHost.Http;

/// <summary>Takes requests on to a worker in another process, and its answers back, as they stream.</summary>
internal sealed class Forwarding(IHttpForwarder forwarder) : IDisposable
{
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = DistributedContextPropagator.CreatePassThroughPropagator(),
    });

    public async Task ServeAsync(HttpContext context)
    {
        var address = context.Features.GetRequiredFeature<WorkerSession>().Http ?? throw new InvalidOperationException("The worker has no address for requests.");
        await forwarder.SendAsync(context, address.ToString(), _client, Patient, AsTheClientSaid.Transformer);
    }

    public void Dispose() => _client.Dispose();

    // The worker is told where the request was meant to go, so that the function sees the client's own address of it.
    private sealed class AsTheClientSaid : HttpTransformer
    {
        public static readonly AsTheClientSaid Transformer = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = null;
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Host", httpContext.Request.Host.Value);
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Proto", httpContext.Request.Scheme);
        }
    }
}
