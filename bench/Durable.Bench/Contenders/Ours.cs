using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>LocalHost with its hub in a file, HTTP and all.</summary>
internal sealed class Ours(string orchestrator) : IContender
{
    private const int SchedulingAtOnce = 256;

    private IHost? _host;

    private IHost Host => _host ?? throw new InvalidOperationException("It has not been started.");

    public async Task StartAsync(CancellationToken cancellation)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        _host = builder.Build();
        await _host.StartAsync(cancellation);
    }

    public Task ScheduleAsync(int first, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var client = Host.Services.GetRequiredService<DurableTaskClient>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = SchedulingAtOnce, CancellationToken = cancellation };
        return Parallel.ForAsync(0, moments.Count, options, async (i, ct) =>
        {
            var id = Id(first + i);
            var job = new DueJob(first + i, moments[i].UtcDateTime);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, job, new StartOrchestrationOptions(id), ct);
            // A job is scheduled when its timer is stored; until then it is only started.
            await client.WaitForInstanceStartAsync(id, ct);
        });
    }

    /// <summary>Ends when every instance that was made since a moment has ended in the store.</summary>
    public async Task WhenStoredAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var client = Host.Services.GetRequiredService<DurableTaskClient>();
        var open = new OrchestrationQuery(
            CreatedFrom: since, Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], PageSize: 1);
        while (await client.GetAllInstancesAsync(open).GetAsyncEnumerator(cancellation).MoveNextAsync())
            await Task.Delay(1, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync(CancellationToken.None);
        Host.Dispose();
    }

    private static string Id(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"job-{number:D8}");
}
