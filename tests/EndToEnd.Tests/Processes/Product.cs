using System.Text.RegularExpressions;
using Conformance.Tests;
using SmartActivities.Functions;

namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>The product as a process of its own, that can be killed.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private readonly AppProcess _app;
    private HttpClient? _http;

    private Product(string workingFolder, params (string Name, string Value)[] settings) => _app = AppProcess.Start(
        typeof(CheckHealth).Assembly.Location,
        workingFolder,
        environment =>
        {
            // What the machine or the test run says of an app must not reach this one.
            foreach (var name in environment.Keys.Where(name => Foreign().IsMatch(name)).ToList())
                environment.Remove(name);
            foreach (var (name, value) in settings)
                environment[name] = value;
        });

    /// <summary>What it has said.</summary>
    public string Output => _app.Output;

    /// <summary>A caller without a token.</summary>
    public Client Anonymous => new(_http!, token: null);

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<Product> StartAsync(string workingFolder, params (string Name, string Value)[] settings)
    {
        var product = new Product(workingFolder, settings);
        try
        {
            product._http = new HttpClient { BaseAddress = await product._app.ServesAsync() };
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it where it is to refuse.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public static async Task<(int ExitCode, string Output)> RefuseAsync(string workingFolder, params (string Name, string Value)[] settings)
    {
        await using var product = new Product(workingFolder, settings);
        return (await product._app.ExitAsync(), product.Output);
    }

    /// <summary>A caller with this token.</summary>
    public Client As(string? token) => new(_http!, token);

    /// <summary>As kill -9 does: no word, no clean-up.</summary>
    public Task KillAsync() => _app.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http?.Dispose();
    }

    [GeneratedRegex(
        "^(ASPNETCORE|AZURE|AzureWebJobs|Storage__|Auth__|Attachments__|LocalHost__|DOTNET_ENVIRONMENT|DOTNET_URLS|URLS$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();
}
