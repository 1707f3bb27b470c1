using LocalHost.Durable;
using LocalHost.Functions;
using LocalHost.Hosting;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>A worker that has introduced itself and loaded its functions.</summary>
internal sealed class WorkerSession
{
    private const string HttpUri = "HttpUri";

    private WorkerSession(WorkerLink link, Uri? http, FunctionIndex functions)
    {
        Link = link;
        Http = http;
        Functions = functions;
    }

    public WorkerLink Link { get; }

    /// <summary>Where the worker takes requests itself; null when they come to it as messages.</summary>
    public Uri? Http { get; }

    public FunctionIndex Functions { get; }

    /// <inheritdoc cref="OpenAsync(WorkerLink, string, Func{string, bool}, TimeProvider, CancellationToken)"/>
    /// <remarks>In real time: a worker that is stuck does not move with the clock.</remarks>
    public static Task<WorkerSession> OpenAsync(WorkerLink link, string folder, Func<string, bool> isOn, CancellationToken cancellation) =>
        OpenAsync(link, folder, isOn, TimeProvider.System, cancellation);

    /// <summary>Waits for the worker, has it tell its functions, and has it load those that are on.</summary>
    /// <param name="link">The worker.</param>
    /// <param name="folder">Where the app's assembly lies.</param>
    /// <param name="isOn">Whether a function is to be loaded.</param>
    /// <param name="time">What patience is measured with.</param>
    /// <param name="cancellation">Gives the worker up; it is not ended.</param>
    /// <returns>The worker, ready for invocations.</returns>
    /// <exception cref="HostStartException">The worker stays silent, or says what a worker does not say.</exception>
    public static async Task<WorkerSession> OpenAsync(
        WorkerLink link, string folder, Func<string, bool> isOn, TimeProvider time, CancellationToken cancellation)
    {
        var wait = new Patience(time, cancellation);
        await wait.ForAsync(link.WhenAttached, "did not connect");
        var hello = await wait.ForAsync(link, new() { WorkerInitRequest = new() { HostVersion = "4.0.0", WorkerDirectory = folder, FunctionAppDirectory = folder } });
        Check(hello.WorkerInitResponse?.Result, "could not start");
        var told = await wait.ForAsync(link, new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = folder } });
        Check(told.FunctionMetadataResponse?.Result, "could not tell its functions");

        var functions = new List<FunctionEntry>();
        var loading = new List<Task<StreamingMessage>>();
        foreach (var function in told.FunctionMetadataResponse!.Functions)
        {
            FunctionEntry.Complete(function);
            if (!isOn(function.Name) || FunctionEntry.Of(function) is not { } entry)
                continue;
            functions.Add(entry);

            // The worker looks for it in the folder of host.json, which may be another one.
            function.ScriptFile = Path.Combine(folder, function.ScriptFile);
            loading.Add(wait.ForAsync(link, new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } }));
        }

        foreach (var loaded in await Task.WhenAll(loading))
            Check(loaded.FunctionLoadResponse?.Result, "could not load a function");
        var http = hello.WorkerInitResponse!.Capabilities.TryGetValue(HttpUri, out var address) ? new Uri(address) : null;
        return new(link, http, new(functions));
    }

    private static void Check(StatusResult? result, string otherwise)
    {
        if (result is null)
            throw new HostStartException($"The worker {otherwise}: it answered with something else. Its version may be one that this host does not know.");
        if (result.Status != StatusResult.Types.Status.Success)
            throw new HostStartException($"The worker {otherwise}: {result.Exception?.Message ?? "it gave no reason."}");
    }

    /// <summary>Waits a minute for each of a worker's steps.</summary>
    private sealed class Patience(TimeProvider time, CancellationToken cancellation)
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

        public async Task<StreamingMessage> ForAsync(WorkerLink link, StreamingMessage question)
        {
            var answer = link.AskAsync(question);
            await ForAsync(answer, $"did not answer to {question.ContentCase}");
            return await answer;
        }

        public async Task ForAsync(Task step, string otherwise)
        {
            try
            {
                await step.WaitAsync(Limit, time, cancellation);
            }
            catch (TimeoutException)
            {
                throw new HostStartException($"The worker {otherwise} within {Limit.TotalSeconds:0} seconds. Is it an Azure Functions app of the isolated worker model?");
            }
            catch (WorkerGoneException e)
            {
                throw new HostStartException("The worker has gone before it told its functions.", e);
            }
        }
    }
}
