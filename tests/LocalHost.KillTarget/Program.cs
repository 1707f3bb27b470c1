using LocalHost.Durable;
using LocalHost.Durable.Client;
using LocalHost.KillTarget;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

// Arguments: the hub file, the file of witnesses, and "load" (starts instances, says so line by line, and goes on until it is killed)
// or "drain" (ends when all have).
using var witnesses = new Witnesses(args[1]);
var code = new RegistryCode(
    TargetWorkload.Registry(witnesses), new ServiceCollection().BuildServiceProvider(), JsonDataConverter.Default);
using var hub = new DurableHub(
    new DurableHubOptions { Path = args[0] }, TimeProvider.System, code, JsonDataConverter.Default, NullLoggerFactory.Instance);
await hub.StartAsync(CancellationToken.None);
var client = new HubClient(hub);
await Console.Out.WriteLineAsync("ready");
if (args[2] == "drain")
{
    // All that the hub knows: a start may have been stored just before a kill that came before its line was written.
    var started = new List<string>();
    await foreach (var instance in client.GetAllInstancesAsync()) started.Add(instance.InstanceId);
    foreach (var id in started) await client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
    await hub.WhenIdleAsync(CancellationToken.None);
    await hub.StopAsync(CancellationToken.None);
    return;
}

await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
{
    while (true)
    {
        var id = Guid.NewGuid().ToString("N");
        var name = id[0] < '8' ? TargetWorkload.Steps : TargetWorkload.Rounds;
        await client.ScheduleNewOrchestrationInstanceAsync(name, 0, new StartOrchestrationOptions(id));
        witnesses.Write('S', id);
        await Console.Out.WriteLineAsync(id);
        if (id[1] < '8') await client.WaitForInstanceStartAsync(id, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }
}));
