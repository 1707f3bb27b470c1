using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;
using LocalHost.Functions;
using LocalHost.Hosting;
using LocalHost.Protocol;
using Microsoft.Extensions.Logging;

namespace LocalHost.Starting;

/// <summary>An app's worker as a child of the host: one that dies is started again, and who wants it waits until then.</summary>
internal sealed partial class ChildApp(AppFolder app, IReadOnlyList<string> arguments, HostingOptions options, RpcServer rpc, ILoggerFactory loggers)
    : IWorkers, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    // Between two looks whether a new worker listens; real time, as it is the worker's.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ILogger<ChildApp> _logger = loggers.CreateLogger<ChildApp>();
    private readonly WorkerLogs _logs = new(loggers);
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource<WorkerSession> _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChildProcess? _process;
    private Task _keeping = Task.CompletedTask;
    private Task? _ending;

    /// <summary>Starts the worker for the first time.</summary>
    /// <exception cref="HostStartException">It does not get as far as to tell its functions.</exception>
    public async Task<WorkerSession> StartAsync(CancellationToken cancellation)
    {
        var session = await OpenAsync(cancellation);
        _keeping = KeepAsync(session);
        return session;
    }

    public async ValueTask<WorkerSession> CurrentAsync(CancellationToken cancellation) => await _current.Task.WaitAsync(cancellation);

    /// <summary>Asks the worker to end, and sees to it.</summary>
    public Task StopAsync() => _ending ??= EndAsync();

    public void Dispose()
    {
        _process?.Dispose();
        _stop.Dispose();
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync();
        if (_process is { } process && _current.Task.IsCompletedSuccessfully)
        {
            _current.Task.Result.Link.Send(new() { WorkerTerminate = new() { GracePeriod = Duration.FromTimeSpan(Grace) } });
            await Task.WhenAny(process.WhenEnded, Task.Delay(Grace, TimeProvider.System));
        }

        _process?.Kill();
        await _keeping;
    }

    private async Task<WorkerSession> OpenAsync(CancellationToken cancellation)
    {
        var link = new WorkerLink(RandomIds.Next(), _logs.Write);
        rpc.Workers.Expect(link);
        _process?.Dispose();
        _process = ChildProcess.Start(app, arguments, options, link, rpc.Address);
        var opening = WorkerSession.OpenAsync(link, options.Folder, options.Switches.IsOn, cancellation);
        if (await Task.WhenAny(opening, _process.WhenEnded) != opening && !opening.IsCompleted)
            throw new HostStartException($"The app has ended with code {_process.ExitCode} before it told its functions.");
        var session = await opening;
        await ListensAsync(session, cancellation);
        _current.TrySetResult(session);
        return session;
    }

    // A worker tells its functions before it listens, and would not hear of a request that comes in between.
    private static async Task ListensAsync(WorkerSession session, CancellationToken cancellation)
    {
        while (session.Http is { } address)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(address.Host, address.Port, cancellation);
                return;
            }
            catch (SocketException) when (!session.Link.WhenGone.IsCompleted)
            {
                await Task.Delay(Look, TimeProvider.System, cancellation);
            }
            catch (SocketException e)
            {
                throw new HostStartException("The worker has gone before it listened.", e);
            }
        }
    }

    private async Task KeepAsync(WorkerSession session)
    {
        while (!_stop.IsCancellationRequested)
        {
            await session.Link.WhenGone;
            if (_stop.IsCancellationRequested)
                return;
            // Whoever waits since an earlier failure to start it waits on.
            if (_current.Task.IsCompleted)
                _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
            LogGone();
            try
            {
                _process!.Kill();
                await Task.Delay(Pause, TimeProvider.System, _stop.Token);
                session = await OpenAsync(_stop.Token);
                LogBack();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (HostStartException e)
            {
                LogFailed(e.Message);
            }
        }
    }

    [LoggerMessage(EventId = 4020, Level = LogLevel.Error, Message = "The worker's process has ended; it is started again")]
    private partial void LogGone();

    [LoggerMessage(EventId = 4021, Level = LogLevel.Information, Message = "The worker is back")]
    private partial void LogBack();

    [LoggerMessage(EventId = 4022, Level = LogLevel.Error, Message = "The worker could not be started again: {Reason}")]
    private partial void LogFailed(string reason);
}
