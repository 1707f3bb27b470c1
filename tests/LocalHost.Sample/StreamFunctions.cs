using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Sample;

/// <summary>Bodies that come and go piece by piece; <see cref="Arrivals"/> and the caller keep each other waiting.</summary>
public sealed class StreamFunctions(Arrivals arrivals, TimeProvider time, IHostApplicationLifetime app)
{
    [Function("Upload")]
    public async Task<IResult> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest req)
    {
        var buffer = new byte[4096];
        var pieces = 0;
        while (await req.Body.ReadAsync(buffer, req.HttpContext.RequestAborted) > 0)
        {
            pieces++;
            arrivals.Note();
        }

        return Results.Ok(pieces);
    }

    /// <summary>Waits until the upload has brought something.</summary>
    [Function("Arrived")]
    public async Task<IResult> Arrived([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload/arrived")] HttpRequest req)
    {
        await arrivals.NextAsync(req.HttpContext.RequestAborted);
        return Results.NoContent();
    }

    /// <summary>Says a word, and the next one only when it is told that the first has been heard.</summary>
    [Function("Download")]
    public async Task Download([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "download")] HttpRequest req)
    {
        var response = req.HttpContext.Response;
        foreach (var word in (string[])["one", "two", "three"])
        {
            await response.WriteAsync(word);
            await response.Body.FlushAsync(req.HttpContext.RequestAborted);
            await arrivals.NextAsync(req.HttpContext.RequestAborted);
        }
    }

    [Function("Heard")]
    public IResult Heard([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "download/heard")] HttpRequest req)
    {
        arrivals.Note();
        return Results.NoContent();
    }

    /// <summary>Begins its answer at once and ends it after a while.</summary>
    [Function("Linger")]
    public async Task Linger([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "linger/{seconds:int}")] HttpRequest req, int seconds)
    {
        var response = req.HttpContext.Response;
        await response.WriteAsync("begun");
        await response.Body.FlushAsync();
        await Task.Delay(TimeSpan.FromSeconds(seconds), time);
        await response.WriteAsync(", ended");
    }

    /// <summary>Begins its answer at once and ends it when the app is about to stop.</summary>
    [Function("Follow")]
    public async Task Follow([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "follow")] HttpRequest req)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = app.ApplicationStopping.Register(stopping.SetResult);
        var response = req.HttpContext.Response;
        await response.WriteAsync("begun");
        await response.Body.FlushAsync();
        await stopping.Task;
        await response.WriteAsync(", ended");
    }
}
