using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LocalHost.Tests.Processes;

/// <summary>The ways in which an app is hosted, each in a process of its own.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, "grpc")] // for a worker whose internals are others
    [InlineData(true, null)]
    public async Task App_Hosted_ServesRunsAndStops(bool asChild, string? transport)
    {
        using var host = Start(asChild, transport);
        using var client = await host.ConnectAsync();

        Assert.Equal("Hello you", await client.GetStringAsync("/api/hello/you"));
        using var started = await client.PostAsync("/api/greetings/one", content: null);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        // The system's clock goes on meanwhile: a minute behind a full hour, nothing is due by it.
        var hour = TimeSpan.TicksPerHour * (TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerHour + 1);
        await MoveAsync(client, new { to = new DateTime(hour, DateTimeKind.Utc).AddMinutes(1) });
        var before = await RunsAsync(client);
        await MoveAsync(client, new { advance = "PT1H" });
        Assert.Equal(before + 12, await RunsAsync(client));
        var told = await client.GetFromJsonAsync<JsonElement>("/runtime/webhooks/durabletask/instances/one?code=key");
        Assert.Equal("Completed", told.GetProperty("runtimeStatus").GetString());
        Assert.Equal("Hello Tokyo from SayHello of one", told.GetProperty("output")[0].GetString());
        Assert.Equal((0, ""), await host.StopAsync() is var end ? (end.Code, end.Errors) : default);
    }

    [Fact]
    public async Task App_WithoutAspNetCore_IsHostedAsAChild()
    {
        using var host = HostProcess.Start([HostProcess.Host, HostProcess.ClassicSample], Settings);
        using var client = await host.ConnectAsync();

        Assert.Equal("Welcome to Azure Functions!", await client.GetStringAsync("/api/Welcome"));
        Assert.Equal(0, (await host.StopAsync()).Code);
    }

    [Fact]
    public async Task Worker_DiesDuringARequest_AnswersWith500AndTheNextIsServed()
    {
        using var host = Start(asChild: true);
        using var client = await host.ConnectAsync();
        using var worker = await WorkerAsync(client);
        using var body = new PiecemealContent();
        var upload = client.PostAsync("/api/upload", body);
        (await client.PostAsync("/api/upload/arrived", content: null)).Dispose();

        worker.Kill();
        await worker.WaitForExitAsync();
        body.End.SetResult();

        using var answer = await upload;
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("Hello you", await client.GetStringAsync("/api/hello/you"));
        using var next = await WorkerAsync(client);
        Assert.NotEqual(worker.Id, next.Id);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, "grpc")]
    [InlineData(true, null)]
    public async Task Caller_Leaves_CancelsTheFunction(bool asChild, string? transport)
    {
        using var host = Start(asChild, transport);
        using var client = await host.ConnectAsync();
        using var leave = new CancellationTokenSource();
        var call = client.GetAsync("/api/waits/3600", leave.Token);
        using var begun = await client.GetAsync("/api/sleepers/begun");

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        using var givenUp = await client.GetAsync("/api/sleepers/given-up");
        Assert.Equal(HttpStatusCode.NoContent, givenUp.StatusCode);
        Assert.Equal((0, ""), await host.StopAsync() is var end ? (end.Code, end.Errors) : default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Host_StopsDuringAStream_LetsTheAppEndIt(bool asChild)
    {
        using var host = Start(asChild);
        using var client = await host.ConnectAsync();
        using var answer = await client.GetAsync("/api/follow", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var buffer = new char["begun".Length];
        await reader.ReadBlockAsync(buffer);

        var end = host.StopAsync();

        Assert.Equal("begun, ended", new string(buffer) + await reader.ReadToEndAsync());
        Assert.Equal((0, ""), await end is var ended ? (ended.Code, ended.Errors) : default);
    }

    [Fact]
    public async Task Host_IsKilled_TakesItsWorkerAlong()
    {
        using var host = Start(asChild: true);
        using var client = await host.ConnectAsync();
        using var worker = await WorkerAsync(client);

        host.Kill();

        await worker.WaitForExitAsync();
    }

    private static async Task MoveAsync(HttpClient client, object by)
    {
        using var moved = await client.PostAsJsonAsync("/_local/clock", by);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
    }

    private static async Task<int> RunsAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/timer-runs/EveryFiveMinutes")).GetArrayLength();

    private HostProcess Start(bool asChild, string? transport = null) => asChild
        ? HostProcess.StartWithChild(HostProcess.Sample, Settings)
        : HostProcess.StartHooked(HostProcess.Sample, settings =>
        {
            Settings(settings);
            settings["LocalHost__Transport"] = transport;
        });

    private void Settings(IDictionary<string, string?> settings)
    {
        settings["LocalHost__DataPath"] = _folder.FullName;
        // The host does not see that a function in another process, or over gRPC, is asleep on the clock, and waits for it.
        settings["AzureWebJobs.Slow.Disabled"] = "true";
        settings["LocalHost__Keys__System__durabletask_extension"] = "key";
    }

    private static async Task<Process> WorkerAsync(HttpClient client) =>
        Process.GetProcessById(int.Parse(await client.GetStringAsync("/api/process"), CultureInfo.InvariantCulture));

    /// <summary>A body that begins, and ends when it is told to: a client reads no answer before.</summary>
    private sealed class PiecemealContent : HttpContent
    {
        public TaskCompletionSource End { get; } = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            // Less is not sent on: a forwarder's buffer holds 4 KB.
            await stream.WriteAsync(new byte[65536]);
            await stream.FlushAsync();
            await End.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
