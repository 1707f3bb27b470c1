using Microsoft.Extensions.Logging;

namespace LocalHost.Tests.Http;

public sealed class LogTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Function_Throws_IsLoggedOnceWithItsInvocation()
    {
        using var response = await sample.Client.GetAsync("/api/fails");

        var entry = Assert.Single(sample.Log.Entries, e => e.Level >= LogLevel.Warning && e.ToString().Contains("a secret", StringComparison.Ordinal));
        Assert.Matches("Function 'Fails', Invocation id '[0-9a-f-]{32,36}'", entry.Message);
    }

    [Fact]
    public void Route_BeginsWithAReservedWord_IsLogged() =>
        Assert.Contains(sample.Log.Entries, e => e.Message.Contains("Administer", StringComparison.Ordinal));
}
