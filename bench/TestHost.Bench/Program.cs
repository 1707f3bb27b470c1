using System.Diagnostics;
using System.Globalization;
using LocalHost.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions;
using SmartActivities.TestSupport;

// What does each test pay that has a host of its own? A start, an answer and the end: the first time in a process, and every other time, beside a minimal API.
// dotnet run -c Release --project bench/TestHost.Bench
const int Starts = 20;
const double MostMilliseconds = 400;

List<double> service = [], minimal = [];
for (var start = 0; start <= Starts; start++)
{
    service.Add(await MeasureAsync(ServiceAsync));
    minimal.Add(await MeasureAsync(MinimalAsync));
}

var again = Median(service[1..]);
Say($"the first host in the process: the service {service[0]:F0} ms, a minimal API {minimal[0]:F0} ms");
Say($"the next: the service {again:F0} ms ({service[1..].Min():F0} to {service[1..].Max():F0}), a minimal API {Median(minimal[1..]):F1} ms; medians of {Starts}");
Say($"{(again < MostMilliseconds ? "passed" : "FAILED")}: under {MostMilliseconds:F0} ms demanded");
return again < MostMilliseconds ? 0 : 1;

static async Task<double> MeasureAsync(Func<Task> start)
{
    var begun = Stopwatch.GetTimestamp();
    await start();
    return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
}

static async Task ServiceAsync()
{
    using var data = new TemporaryFolder();
    await using var host = await FunctionsTestHost.StartAsync(typeof(CheckHealth), options =>
    {
        options.Settings["Storage:Path"] = data.FullName;
        options.Settings["Limits:Schedule"] = "0 */5 * * * *";
    });
    using var client = host.CreateClient();
    await client.GetStringAsync("/api/health");
}

static async Task MinimalAsync()
{
    // To watch its files would take longer than all the rest, and a test host does not.
    var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    await using var app = builder.Build();
    app.MapGet("/api/health", () => "ok");
    await app.StartAsync();
    using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    await client.GetStringAsync("/api/health");
    await app.StopAsync();
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
