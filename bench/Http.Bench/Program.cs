using SmartActivities.Http.Bench;
using SmartActivities.Http.Bench.Bare;

// dotnet run -c Release --project bench/Http.Bench [-- --rounds 5 --seconds 4]
if (args is ["--bare", var folder])
{
    BareApp.Run(folder);
    return 0;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
return await Comparison.RunAsync(BenchOptions.Parse(args), stopping.Token);
