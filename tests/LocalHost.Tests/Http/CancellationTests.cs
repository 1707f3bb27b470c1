using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sample;

namespace LocalHost.Tests.Http;

public sealed class CancellationTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Caller_Leaves_CancelsTheFunction()
    {
        using var leave = new CancellationTokenSource();
        var call = sample.Client.GetAsync("/api/waits/3600", leave.Token);
        await sample.Host.Services.GetRequiredService<Sleepers>().Begun.WaitAsync();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.DoesNotContain(sample.Log.Entries, e => e.Level == LogLevel.Error && e.Message.Contains("Waits", StringComparison.Ordinal));
    }
}
