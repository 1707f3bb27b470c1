using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Testing;

/// <summary>What a test has to say to the host that is being built in its flow of control.</summary>
internal sealed class HostInterception(
    Assembly app, string contentRoot, DateTimeOffset? startAt, IEnumerable<KeyValuePair<string, string?>> settings,
    Action<IServiceCollection> configureServices, bool hubInMemory)
{
    private static readonly AsyncLocal<HostInterception?> Ambient = new();
    private readonly TaskCompletionSource<StartedHost> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static HostInterception? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public Assembly App => app;

    public string ContentRoot => contentRoot;

    public DateTimeOffset? StartAt => startAt;

    /// <summary>Whether the task hub ends with the host.</summary>
    public bool HubInMemory => hubInMemory;

    public IEnumerable<KeyValuePair<string, string?>> Settings => settings;

    /// <summary>The host, once it serves.</summary>
    public Task<StartedHost> WhenStarted => _started.Task;

    public void ConfigureServices(IServiceCollection services) => configureServices(services);

    public void Started(IServiceProvider services, Uri address) => _started.TrySetResult(new(services, address));

    public void Ended(Exception? exception) => _started.TrySetException(
        exception ?? new InvalidOperationException("The app's entry point returned before its host had started."));
}
