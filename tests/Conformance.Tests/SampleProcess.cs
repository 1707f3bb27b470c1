namespace Conformance.Tests;

/// <summary>The sample app as a process of its own, with a folder for its data.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("conformance-");
    private readonly AppProcess _app;

    private SampleProcess() => _app = AppProcess.Start(
        Path.Combine(AppContext.BaseDirectory, "LocalHost.Sample.dll"),
        _data.FullName,
        environment =>
        {
            environment["LocalHost__DataPath"] = _data.FullName;
            environment["EverySecond"] = "* * * * * *";
        });

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<SampleProcess> StartAsync()
    {
        var sample = new SampleProcess();
        try
        {
            sample.Address = await sample._app.ServesAsync();
            return sample;
        }
        catch (Exception exception)
        {
            await sample.DisposeAsync();
            throw new InvalidOperationException("The sample does not serve by itself; one on another host is named by CONFORMANCE_URL.", exception);
        }
    }

    /// <summary>Asks it to stop, as a platform does.</summary>
    public Task TerminateAsync() => _app.TerminateAsync();

    /// <summary>Its exit code, once it has ended.</summary>
    public Task<int> ExitAsync() => _app.ExitAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
