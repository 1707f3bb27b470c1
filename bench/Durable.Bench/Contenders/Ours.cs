using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>An app on the official worker, hosted by LocalHost in its process, with the hub in a file.</summary>
internal sealed class Ours(string orchestrator) : IContender
{
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private IHost? _host;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        _host = builder.Build();
        await _host.StartAsync(cancellation);
        var addresses = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _client.BaseAddress = new(addresses.First());
    }

    public async Task ScheduleAsync(int first, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var times = moments.Select(moment => moment.UtcDateTime);
        using var response = await _client.PostAsJsonAsync($"/api/schedule/{orchestrator}/{first}", times, cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Ends when every instance that was made since a moment has ended in the store.</summary>
    public async Task WhenStoredAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        using var response = await _client.GetAsync($"/api/ended?since={Uri.EscapeDataString($"{since:O}")}", cancellation);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is null)
            return;
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
