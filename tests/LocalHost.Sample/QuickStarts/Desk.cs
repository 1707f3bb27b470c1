using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Sample.QuickStarts;

/// <summary>The client's operations over HTTP: each answers what came of it, an exception by its name.</summary>
public static class Desk
{
    [Function("DeskStart")]
    public static Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/start/{name}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string name,
        string id) =>
        Say(() => client.ScheduleNewOrchestrationInstanceAsync(name, new StartOrchestrationOptions(id)));

    [Function("DeskRaise")]
    public static Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/raise/{id}/{name}/{word?}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id,
        string name,
        string? word) =>
        Say(() => client.RaiseEventAsync(id, name, word ?? ""));

    [Function("DeskTerminate")]
    public static Task<IResult> Terminate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/terminate/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(() => client.TerminateInstanceAsync(id, "enough"));

    [Function("DeskSuspend")]
    public static Task<IResult> Suspend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/suspend/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(() => client.SuspendInstanceAsync(id, "a break"));

    [Function("DeskResume")]
    public static Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/resume/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(() => client.ResumeInstanceAsync(id, "enough of it"));

    /// <summary>Where an instance is asked about and steered, as the client says without a request.</summary>
    [Function("DeskUrls")]
    public static IResult Urls(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/urls/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Results.Ok(client.CreateHttpManagementPayload(id));

    [Function("DeskPurge")]
    public static Task<IResult> Purge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/purge/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(async () => (await client.PurgeInstanceAsync(id)).PurgedInstanceCount);

    /// <summary>Waits for the end, and tells it.</summary>
    [Function("DeskEnd")]
    public static Task<IResult> End(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/end/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(async () => Tell(await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, req.HttpContext.RequestAborted)));

    [Function("DeskStatus")]
    public static Task<IResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/status/{id}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string id) =>
        Say(async () => await client.GetInstanceAsync(id) is { } instance ? $"{instance.RuntimeStatus}" : "unknown");

    [Function("DeskList")]
    public static Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/list/{prefix}")] HttpRequest req,
        [DurableClient] DurableTaskClient client,
        string prefix) =>
        Say(async () =>
        {
            var ids = new List<string>();
            await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = prefix }))
                ids.Add(instance.InstanceId);
            return string.Join(' ', ids.Order(StringComparer.Ordinal));
        });

    private static string Tell(OrchestrationMetadata instance) => $"{instance.RuntimeStatus}: {instance.SerializedOutput}";

    private static Task<IResult> Say(Func<Task> act) => Say(async () =>
    {
        await act();
        return "done";
    });

    private static async Task<IResult> Say<T>(Func<Task<T>> act)
    {
        try
        {
            return Results.Text($"{await act()}");
        }
        catch (RpcException e)
        {
            return Results.Text($"{nameof(RpcException)} {e.StatusCode}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Results.Text(e.GetType().Name);
        }
    }
}
