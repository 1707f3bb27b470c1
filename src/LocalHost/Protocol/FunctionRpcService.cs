using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>The host's end of the worker's protocol over gRPC. Workers are told apart by the id that each was started with.</summary>
internal sealed class FunctionRpcService : FunctionRpc.FunctionRpcBase
{
    private static readonly WriteOptions More = new(WriteFlags.BufferHint);
    private readonly ConcurrentDictionary<string, WorkerLink> _links = new(StringComparer.Ordinal);

    public void Expect(WorkerLink link) => _links[link.WorkerId] = link;

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream is not { } start || !_links.TryRemove(start.WorkerId, out var link))
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.InvalidArgument, "No worker of this name is expected here."));
        }

        var outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
        link.Attach(message => outgoing.Writer.TryWrite(message));
        var writing = WriteAsync(outgoing.Reader, responseStream, context.CancellationToken);
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
                link.Receive(requestStream.Current);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The worker's process has ended, which is told to all who wait for it.
        }
        finally
        {
            link.Detach();
            outgoing.Writer.TryComplete();
        }

        await writing;
    }

    private static async Task WriteAsync(
        ChannelReader<StreamingMessage> messages, IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellation)
    {
        try
        {
            while (await messages.WaitToReadAsync(cancellation))
            {
                while (messages.TryRead(out var message))
                {
                    // What follows at once goes out in the same packet.
                    stream.WriteOptions = messages.TryPeek(out _) ? More : null;
                    await stream.WriteAsync(message, cancellation);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // There is nobody to write to any more; the reader notices as well.
        }
    }
}
