using LocalHost.Functions;
using LocalHost.Hosting;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>A worker that has introduced itself and loaded its functions.</summary>
internal sealed class WorkerSession
{
    private const string HttpUri = "HttpUri";

    // In real time: a worker that is stuck does not move with the clock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

    /// <summary>Waits for the worker, has it tell its functions, and has it load those that are on.</summary>
    /// <param name="link">The worker.</param>
    /// <param name="folder">Where the app's assembly lies.</param>
    /// <param name="isOn">Whether a function is to be loaded.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The worker, ready for invocations.</returns>
    /// <exception cref="HostStartException">The worker stays silent, or says what a worker does not say.</exception>
    public static async Task<WorkerSession> OpenAsync(WorkerLink link, string folder, Func<string, bool> isOn, CancellationToken cancellation)
    {
        await Answer(link.WhenAttached, "did not connect", cancellation);
        var hello = await AskAsync(link, new() { WorkerInitRequest = new() { HostVersion = "4.0.0", WorkerDirectory = folder, FunctionAppDirectory = folder } }, cancellation);
        Check(hello.WorkerInitResponse?.Result, "could not start");
        var told = await AskAsync(link, new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = folder } }, cancellation);
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
            loading.Add(AskAsync(link, new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } }, cancellation));
        }

        foreach (var loaded in await Task.WhenAll(loading))
            Check(loaded.FunctionLoadResponse?.Result, "could not load a function");
        var http = hello.WorkerInitResponse!.Capabilities.TryGetValue(HttpUri, out var address) ? new Uri(address) : null;
        return new(link, http, new(functions));
    }

    private static Task<StreamingMessage> AskAsync(WorkerLink link, StreamingMessage question, CancellationToken cancellation) =>
        Answer(link.AskAsync(question), $"did not answer to {question.ContentCase}", cancellation);

    private static async Task Answer(Task answer, string otherwise, CancellationToken cancellation)
    {
        try
        {
            await answer.WaitAsync(Patience, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            throw new HostStartException($"The worker {otherwise} within {Patience.TotalSeconds:0} seconds. Is it an Azure Functions app of the isolated worker model?");
        }
    }

    private static async Task<StreamingMessage> Answer(Task<StreamingMessage> answer, string otherwise, CancellationToken cancellation)
    {
        await Answer((Task)answer, otherwise, cancellation);
        return await answer;
    }

    private static void Check(StatusResult? result, string otherwise)
    {
        if (result is null)
            throw new HostStartException($"The worker {otherwise}: it answered with something else. Its version may be one that this host does not know.");
        if (result.Status != StatusResult.Types.Status.Success)
            throw new HostStartException($"The worker {otherwise}: {result.Exception?.Message ?? "it gave no reason."}");
    }
}
