namespace Conformance.Tests;

/// <summary>
/// The sample app that all tests talk to: the one at CONFORMANCE_URL, which may run on any host, or one that is started for them.
/// </summary>
[CollectionDefinition(Name)]
public sealed class RunningApp : IAsyncLifetime, ICollectionFixture<RunningApp>
{
    public const string Name = "Running app";

    private SampleProcess? _own;

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_URL") is { Length: > 0 } url)
        {
            Address = new(url);
        }
        else
        {
            _own = await SampleProcess.StartAsync();
            Address = _own.Address;
        }

        Client = ClientOf(Address);
    }

    public static HttpClient ClientOf(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
            await _own.DisposeAsync();
    }
}
