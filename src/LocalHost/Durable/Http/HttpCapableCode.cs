using Microsoft.DurableTask;

namespace LocalHost.Durable.Http;

/// <summary>An app's code, and beside it the activity that makes requests over HTTP.</summary>
internal sealed class HttpCapableCode(IDurableCode app, HttpActivity http) : IDurableCode
{
    public IReadOnlyCollection<string> OrchestratorNames => app.OrchestratorNames;

    public IReadOnlyCollection<string> ActivityNames { get; } = [.. app.ActivityNames, HttpActivity.Name];

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context, Task turnEnd) =>
        app.RunOrchestratorAsync(name, context, turnEnd);

    public Task<string?> RunActivityAsync(
        string name, TaskActivityContext context, string? serializedInput, CancellationToken cancellation) =>
        name.Equals(HttpActivity.Name, StringComparison.OrdinalIgnoreCase)
            ? http.RunAsync(serializedInput, cancellation)
            : app.RunActivityAsync(name, context, serializedInput, cancellation);
}
