using LocalHost.KillTarget;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// An app that hosts itself under "load" (goes on until it is killed) or to "drain" (ends when all instances have); with no such word it is
// an app as any other.
using var witnesses = Witnesses.Open();
witnesses.Write(Witnesses.Lives, $"{Environment.ProcessId}");
var host = args is ["load" or "drain"] ? HostHere.Prepare() : null;
var builder = FunctionsApplication.CreateBuilder(args);
builder.Services.AddSingleton(witnesses);
using var app = builder.Build();
if (host is null)
{
    await app.RunAsync();
    return;
}

await app.StartAsync();
Progress.Tell(Progress.Ready);
var clients = new Clients(host.CreateClient(), witnesses);
if (args is ["load"]) await clients.LoadAsync();
await clients.DrainAsync();
await host.WhenIdleAsync();
await app.StopAsync();
