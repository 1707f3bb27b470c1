using Microsoft.Extensions.DependencyInjection;
using Sample;

namespace LocalHost.Tests.Http;

public sealed class CancellationTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Caller_Leaves_CancelsTheFunctionAndIsNoFaultOfTheHosts()
    {
        using var leave = new CancellationTokenSource();
        var call = sample.Client.GetAsync("/api/waits/3600", leave.Token);
        await sample.Host.Services.GetRequiredService<Sleepers>().Begun.WaitAsync();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await sample.Host.Services.GetRequiredService<Sleepers>().GivenUp.WaitAsync();
        Assert.DoesNotContain(sample.Log.Entries, e => e.Message.Contains("failed outside of its function", StringComparison.Ordinal));
    }
}
