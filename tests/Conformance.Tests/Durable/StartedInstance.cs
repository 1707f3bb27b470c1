using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Conformance.Tests.Durable;

/// <summary>An orchestration that was started over HTTP, and the addresses that came back.</summary>
internal sealed class StartedInstance(HttpClient client, Dictionary<string, string> addresses)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<StartedInstance> StartAsync(HttpClient client, string orchestration, object input)
    {
        using var response = await client.PostAsJsonAsync($"/api/orchestrators/{orchestration}", input);
        response.EnsureSuccessStatusCode();
        return new(client, await AddressesIn(response));
    }

    /// <summary>The addresses by their names, whose case is the serializer's of the app.</summary>
    public static async Task<Dictionary<string, string>> AddressesIn(HttpResponseMessage response) => new(
        (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>())!, StringComparer.OrdinalIgnoreCase);

    public Task<HttpStatusCode> RaiseAsync(string name, object payload) =>
        PostAsync("sendEventPostUri", address => Fill(address, "eventName", name), payload);

    public Task<HttpStatusCode> TerminateAsync(string reason) =>
        PostAsync("terminatePostUri", address => Fill(address, "text", reason));

    public Task<HttpStatusCode> PostAsync(string address) => PostAsync(address, uri => uri);

    public async Task<HttpStatusCode> PurgeAsync()
    {
        using var response = await client.DeleteAsync(addresses["purgeHistoryDeleteUri"]);
        return response.StatusCode;
    }

    /// <summary>Looks until it is over; gives its status and its output.</summary>
    public async Task<string> EndAsync()
    {
        var end = await UntilAsync(status => status.GetProperty("runtimeStatus").GetString() is not ("Pending" or "Running" or "Suspended"));
        return $"{end.GetProperty("runtimeStatus").GetString()}: {end.GetProperty("output")}";
    }

    /// <summary>Looks again and again until its state is so.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var status = await client.GetFromJsonAsync<JsonElement>(addresses["statusQueryGetUri"], patience.Token);
            if (isSo(status))
                return status;
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    private static string Fill(string address, string place, string text) => address
        .Replace($"{{{{{place}}}}}", text, StringComparison.Ordinal).Replace($"{{{place}}}", text, StringComparison.Ordinal);

    private async Task<HttpStatusCode> PostAsync(string address, Func<string, string> fill, object? payload = null)
    {
        using var response = await client.PostAsJsonAsync(fill(addresses[address]), payload);
        return response.StatusCode;
    }
}
