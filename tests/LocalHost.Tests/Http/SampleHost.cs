using LocalHost.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalHost.Tests.Http;

/// <summary>One running sample for a class of tests that leave nothing behind in it.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    public FunctionsTestHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public RecordedLog Log { get; } = new();

    public async Task InitializeAsync()
    {
        Host = await SampleApp.StartAsync(options =>
        {
            options.Settings["LocalHost:Keys:Master"] = "master-key";
            options.Settings["LocalHost:Keys:Host:default"] = "host-key";
            options.Settings["LocalHost:Keys:System:durabletask_extension"] = "system-key";
            options.Settings["LocalHost:Keys:Functions:ByKey:default"] = "own-key";
            options.Settings["LocalHost:Keys:Functions:ByMaster:default"] = "not-enough";
            options.Settings["Host:CORS"] = "https://crm.example, https://other.example";
            options.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Log));
        });
        Client = Host.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
