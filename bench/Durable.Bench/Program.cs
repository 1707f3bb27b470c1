using System.Globalization;
using LocalHost.Durable.Bench;
using LocalHost.Durable.Bench.Child;

// dotnet run -c Release --project bench/Durable.Bench [-- --rounds 3 --only start]
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
switch (args)
{
    case ["--child", var name, var folder, .. var connection]:
        await new ChildProcess(ChildProcess.Make(name, folder, connection.FirstOrDefault())).RunAsync(stopping.Token);
        return 0;
    case ["--bare", var folder]:
        using (var bare = new BareSqlite(folder))
        {
            while (await Console.In.ReadLineAsync(stopping.Token) is { } count)
            {
                var rate = bare.Measure(int.Parse(count, CultureInfo.InvariantCulture));
                Console.WriteLine(ChildProcess.Mark + rate.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        return 0;
    default:
        return await Comparison.RunAsync(BenchOptions.Parse(args), stopping.Token) ? 0 : 1;
}
