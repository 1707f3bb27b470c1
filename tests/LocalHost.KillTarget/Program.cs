using LocalHost.Durable;
using LocalHost.Durable.Client;
using LocalHost.KillTarget;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

// Arguments: the hub file, the file of witnesses, and "load" (goes on until it is killed) or "drain" (ends when all instances have).
using var witnesses = new Witnesses(args[1]);
var code = new RegistryCode(
    TargetWorkload.Registry(witnesses), new ServiceCollection().BuildServiceProvider(), JsonDataConverter.Default);
var options = new DurableHubOptions { Path = args[0], OpenStore = options => new TellingStore(options.Path!) };
using var hub = new DurableHub(options, TimeProvider.System, code, JsonDataConverter.Default, NullLoggerFactory.Instance);
await hub.StartAsync(CancellationToken.None);
Progress.Tell(Progress.Ready);
var clients = new Clients(new HubClient(hub), witnesses);
if (args[2] == "load") await clients.LoadAsync();
await clients.DrainAsync();
await hub.WhenIdleAsync(CancellationToken.None);
await hub.StopAsync(CancellationToken.None);
