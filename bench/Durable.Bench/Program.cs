using System.Globalization;
using System.Runtime.InteropServices;
using LocalHost.Durable.Bench;
using LocalHost.Durable.Bench.Child;

// dotnet run -c Release --project bench/Durable.Bench [-- --rounds 2 --only start]
using var stopping = new CancellationTokenSource();
// Whoever stops it, what it has started is stopped too.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await RunAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}

async Task<int> RunAsync()
{
    switch (args)
    {
        case ["--child", var name, var folder, .. var connection]:
            await new ChildProcess(ChildProcess.Make(name, folder, connection.FirstOrDefault())).RunAsync(stopping.Token);
            return 0;
        case ["--bare", var folder]:
            await BareAsync(folder);
            return 0;
        default:
            return await Comparison.RunAsync(BenchOptions.Parse(args), stopping.Token) ? 0 : 1;
    }
}

async Task BareAsync(string folder)
{
    using var bare = new BareSqlite(folder);
    while (await Console.In.ReadLineAsync(stopping.Token) is { } count)
    {
        var rate = bare.Measure(int.Parse(count, CultureInfo.InvariantCulture));
        Console.WriteLine(ChildProcess.Mark + rate.ToString("R", CultureInfo.InvariantCulture));
    }
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
