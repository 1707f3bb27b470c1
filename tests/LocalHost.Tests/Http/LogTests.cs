namespace LocalHost.Tests.Http;

public sealed class LogTests(SampleHost sample) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Function_Throws_IsLoggedOnceWithItsInvocation()
    {
        using var response = await sample.Client.GetAsync("/api/fails");

        var entry = Assert.Single(sample.Log.Entries, e => e.Message.Contains("Fails ", StringComparison.Ordinal));
        Assert.Contains("invocation", entry.Message, StringComparison.Ordinal);
        Assert.Equal("a secret", entry.Exception?.Message);
    }

    [Fact]
    public void Route_BeginsWithAReservedWord_IsLogged() =>
        Assert.Contains(sample.Log.Entries, e => e.Message.Contains("Administer", StringComparison.Ordinal));
}
