using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LocalHost.Durable;
using LocalHost.Functions;
using LocalHost.Protocol;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace LocalHost.Http;

/// <summary>Takes requests on to a worker in another process, and its answers back, as they stream.</summary>
internal sealed class Forwarding(IHttpForwarder forwarder, IWorkers workers) : IDisposable
{
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };

    // Between two looks whether a new worker listens; real time, as it is the worker's.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private WorkerSession? _known;
    private Task _listens = Task.CompletedTask;

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
        var worker = await workers.CurrentAsync(context.RequestAborted);
        var address = worker.Http ?? throw new InvalidOperationException("The worker has no address for requests.");
        await ListensAsync(worker, address).WaitAsync(context.RequestAborted);
        await forwarder.SendAsync(context, address.ToString(), _client, Patient, AsTheClientSaid.Transformer);
    }

    public void Dispose() => _client.Dispose();

    // A worker tells its functions before it listens, and would not hear of a request that comes in between.
    private Task ListensAsync(WorkerSession worker, Uri address)
    {
        lock (_gate)
        {
            if (_known == worker)
                return _listens;
            _known = worker;
            return _listens = LookAsync();
        }

        async Task LookAsync()
        {
            while (!worker.Link.WhenGone.IsCompleted)
            {
                using var probe = new TcpClient();
                try
                {
                    await probe.ConnectAsync(address.Host, address.Port);
                    return;
                }
                catch (SocketException)
                {
                    await Task.Delay(Pause, TimeProvider.System);
                }
            }

            throw new WorkerGoneException("The worker has gone before it listened.");
        }
    }

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
