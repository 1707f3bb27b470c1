using LocalHost.Testing;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>The product on data that outlive it.</summary>
internal sealed class ModelApp(Action<FunctionsTestHostOptions>? configure) : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _hub = new();
    private readonly LostWrite _repeated = new(LostAnswer.Repeated);
    private readonly LostWrite _unanswered = new(LostAnswer.Unanswered);

    public App App { get; private set; } = null!;

    public static async Task<ModelApp> StartAsync(Action<FunctionsTestHostOptions>? configure = null)
    {
        var host = new ModelApp(configure);
        await host.StartAsync(App.Start);
        return host;
    }

    /// <summary>Lets the answer to the next write get lost.</summary>
    public void Lose(bool repeats) => (repeats ? _repeated : _unanswered).Lose(1);

    /// <summary>Ends the product, and starts it again some time later.</summary>
    public async Task CrashAsync(Duration outage)
    {
        var at = App.Now + outage;
        await App.DisposeAsync();
        await StartAsync(at);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _data.Dispose();
        _hub.Dispose();
    }

    private async Task StartAsync(Instant at) => App = await App.StartAsync(options =>
    {
        options.StartAt = at.ToDateTimeOffset();
        options.DataPath = _hub.FullName;
        options.Settings["Storage:Path"] = _data.FullName;
        configure?.Invoke(options);
        options.WrapTables(tables => new LosingTables(new LosingTables(tables, _repeated), _unanswered));
    });
}
