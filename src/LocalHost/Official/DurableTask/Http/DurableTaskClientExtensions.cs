using System.Net;
using LocalHost.Durable.Client;
using LocalHost.Durable.Http;
using LocalHost.Http;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers that say how an orchestration is managed over HTTP.</summary>
public static class DurableTaskClientExtensions
{
    // As the official client writes it, with both braces.
    private const string Reason = "{{text}}";

    /// <summary>Answers 202 with the URLs of an orchestration.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer: <c>Location</c> is where the state is told, the body a <see cref="HttpManagementPayload"/>.</returns>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        CreateCheckStatusResponseAsync(client, request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Answers with the URLs of an orchestration.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="statusCode">The answer's status.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer: <c>Location</c> is where the state is told, the body a <see cref="HttpManagementPayload"/>.</returns>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        var (response, payload) = Answer(client, request, instanceId, statusCode);
        await BodySerializer.Of(response.FunctionContext).SerializeAsync(response.Body, payload, payload.GetType(), cancellation);
        return response;
    }

    /// <summary>Answers 202 with the URLs of an orchestration. It writes synchronously, which ASP.NET Core refuses unless it is told not to.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer: <c>Location</c> is where the state is told, the body a <see cref="HttpManagementPayload"/>.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        CreateCheckStatusResponse(client, request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Answers with the URLs of an orchestration. It writes synchronously, which ASP.NET Core refuses unless it is told not to.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="statusCode">The answer's status.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer: <c>Location</c> is where the state is told, the body a <see cref="HttpManagementPayload"/>.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        var (response, payload) = Answer(client, request, instanceId, statusCode);
        BodySerializer.Of(response.FunctionContext).Serialize(response.Body, payload, payload.GetType(), cancellation);
        return response;
    }

    /// <summary>The URLs of an orchestration.</summary>
    /// <param name="client">The client.</param>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="request">Whose scheme and host the URLs have; null for those on which the app listens.</param>
    /// <returns>The URLs.</returns>
    /// <exception cref="InvalidOperationException">There is no request, and the client is not the host's own.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var webhooks = (client as HubClient)?.Webhooks;
        var host = (request is null ? webhooks?.Host : RequestHost.Of(request))
            ?? throw new InvalidOperationException(
                "Nothing tells the app's address: give the request, or take the client from a [DurableClient] parameter.");
        var links = new InstanceLinks(host, instanceId, webhooks?.Query);
        return new()
        {
            Id = instanceId,
            StatusQueryGetUri = links.Status,
            SendEventPostUri = links.SendEvent,
            TerminatePostUri = links.Reasoned("terminate", Reason),
            PurgeHistoryDeleteUri = links.Purge,
            SuspendPostUri = links.Reasoned("suspend", Reason),
            ResumePostUri = links.Reasoned("resume", Reason),
        };
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload) Answer(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var payload = CreateHttpManagementPayload(client, instanceId, request);
        var response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Content-Type", "application/json");
        response.Headers.Add("Retry-After", InstanceLinks.RetryAfter);
        return (response, payload);
    }
}
