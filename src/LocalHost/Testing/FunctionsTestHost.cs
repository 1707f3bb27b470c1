using LocalHost.Clock;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Testing;

/// <summary>
/// A whole Functions app in the test's process, started by its own entry point: its functions answer over HTTP, its timers and
/// orchestrations run, and its clock moves when the test says so. Any number of them run side by side.
/// </summary>
/// <example>
/// <code>
/// await using var host = await FunctionsTestHost.StartAsync(typeof(Program));
/// var answer = await host.CreateClient().GetAsync("/api/hello");
/// await host.Clock.AdvanceAsync(TimeSpan.FromDays(3));
/// </code>
/// </example>
public sealed class FunctionsTestHost : IAsyncDisposable
{
    private readonly StartedHost _host;
    private readonly Task _entryPoint;
    private readonly string? _ownFolder;

    private FunctionsTestHost(StartedHost host, Task entryPoint, string? ownFolder)
    {
        _host = host;
        _entryPoint = entryPoint;
        _ownFolder = ownFolder;
    }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>The app's clock; moving it runs everything that is due on the way.</summary>
    public LocalClock Clock => Services.GetRequiredService<LocalClock>();

    /// <summary>Starts orchestrations and reads their state. Only apps that have durable functions have it.</summary>
    public DurableTaskClient Durable => Services.GetRequiredService<DurableTaskClient>();

    /// <summary>Where the app answers.</summary>
    public Uri BaseAddress => _host.Address;

    /// <summary>Starts an app and waits until it serves.</summary>
    /// <param name="typeOfApp">Any type of the app's assembly, <c>Program</c> for example.</param>
    /// <param name="configure">Says how; as it is, time stands at 2030-01-01 and the data lies in a folder of its own.</param>
    /// <returns>The running app; disposing stops it.</returns>
    public static async Task<FunctionsTestHost> StartAsync(Type typeOfApp, Action<FunctionsTestHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(typeOfApp);
        var options = new FunctionsTestHostOptions();
        configure?.Invoke(options);
        var ownFolder = options.DataPath is null ? Directory.CreateTempSubdirectory("functions-test-").FullName : null;
        var app = typeOfApp.Assembly;
        var interception = new HostInterception(
            app, options.ContentRoot ?? Path.GetDirectoryName(app.Location)!, options.StartAt, options.AllSettings(ownFolder),
            options.AddServices, hubInMemory: options.DataPath is null);
        var entryPoint = EntryPoint.Run(app, options.Arguments, interception);
        try
        {
            return new(await interception.WhenStarted, entryPoint, ownFolder);
        }
        catch
        {
            Delete(ownFolder);
            throw;
        }
    }

    /// <summary>A client that talks to the app.</summary>
    /// <returns>The client; it follows no redirects and keeps no cookies.</returns>
    public HttpClient CreateClient() => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true)
    { BaseAddress = BaseAddress };

    /// <summary>Completes when the app has nothing left to do at the present time of its clock.</summary>
    /// <returns>A task that ends then.</returns>
    public Task WhenIdleAsync() => Clock.WhenIdleAsync(CancellationToken.None);

    /// <summary>Stops the app and removes the data that were the test's own.</summary>
    /// <returns>A task that ends when the entry point has returned.</returns>
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _entryPoint;
        Delete(_ownFolder);
    }

    private static void Delete(string? folder)
    {
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
