using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LocalHost.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Cost.Bench;

/// <summary>The app on LocalHost, with a clock that is moved and tables that count, and in it one activity's life.</summary>
internal sealed class Life : IAsyncDisposable
{
    // Monday, off the timers' five minutes.
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 14, 1, 0, TimeSpan.Zero);

    private readonly FunctionsTestHost _host;
    private readonly TemporaryFolder _data;
    private readonly CallMeter _tables;
    private readonly HttpClient _http;

    private Life(FunctionsTestHost host, TemporaryFolder data, CallMeter tables)
    {
        _host = host;
        _data = data;
        _tables = tables;
        _http = host.CreateClient();
    }

    public static async Task<Life> StartAsync(TimeSpan longestTimer)
    {
        var data = new TemporaryFolder();
        var meter = new CallMeter(TimeSpan.Zero);
        var host = await FunctionsTestHost.StartAsync(typeof(CheckHealth), options =>
        {
            options.StartAt = Start;
            options.Settings["Storage:Path"] = data.FullName;
            options.Settings["Limits:Schedule"] = "0 */5 * * * *";
            options.ConfigureServices(services =>
            {
                var tables = services.Last(service => service.ServiceType == typeof(ITableStore));
                services.AddKeyedSingleton<ITableStore>("uncounted", (provider, _) => (ITableStore)tables.ImplementationFactory!(provider));
                services.AddSingleton<ITableStore>(provider => new CountingTables(provider.GetRequiredKeyedService<ITableStore>("uncounted"), meter));
                services.PostConfigure<DurableTaskWorkerOptions>(worker => worker.MaximumTimerInterval = longestTimer);
            });
        });
        var life = new Life(host, data, meter);
        var token = await life.SendAsync(HttpMethod.Post, "/api/dev/token", new { tenant = "demo", user = "anna", timeZone = "Europe/Warsaw" });
        life._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        // The process knows its tenant, its user and some ids, as all but the first request of one do.
        await life.SendAsync(HttpMethod.Post, "/api/activities", new { item = new { type = "deal", id = "warm" } });
        await life.SendAsync(HttpMethod.Get, "/api/board/deal?pipeline=0&stage=NEW");
        await host.WhenIdleAsync();
        return life;
    }

    /// <summary>Evaluate, save with what the draft says (three working days, two reminders), both reminders, the usual reads of those days, complete.</summary>
    /// <returns>Each part with what it takes.</returns>
    public async Task<IReadOnlyList<(string Part, Counted Takes)>> LiveAsync()
    {
        var item = new { type = "deal", id = "42" };
        var evaluate = await CountAsync(() => SendAsync(HttpMethod.Post, "/api/form-close/evaluate", new { item }));
        JsonElement saved = default;
        var save = await CountAsync(async () => saved = await SendAsync(HttpMethod.Post, "/api/activities", new { item }));
        var id = saved.GetProperty("id").GetInt64();
        var board = await CountAsync(() => SendAsync(HttpMethod.Get, "/api/board/deal?pipeline=0&stage=NEW"));
        var counters = await CountAsync(() => SendAsync(HttpMethod.Get, "/api/me/counters"));
        var agenda = await CountAsync(() => SendAsync(HttpMethod.Get, "/api/me/agenda"));
        var notifications = await CountAsync(() => SendAsync(HttpMethod.Get, "/api/me/notifications"));

        // A minute before the first reminder, and a minute after the second: what lies between is theirs, and three runs of the timers, which are counted apart.
        var deadline = saved.GetProperty("deadline").GetDateTimeOffset();
        await ToAsync(deadline - TimeSpan.FromMinutes(16));
        var before = _tables.Calls;
        await ToAsync(deadline + TimeSpan.FromMinutes(1));
        var raised = _tables.Calls - before;
        var idle = _tables.Calls;
        await ToAsync(deadline + TimeSpan.FromMinutes(18));
        // The first turn lies in the second of the save.
        var reminders = Counted.Of(await _host.ReadHistoryAsync($"demo-{id}")) + new Counted(TableCalls: raised - (_tables.Calls - idle), ActivePeriods: -1);

        var complete = await CountAsync(() => SendAsync(HttpMethod.Post, $"/api/activities/{id}/complete", new { }));
        return
        [
            ("evaluate", evaluate), ("save", save), ("two reminders, start and end of the orchestration", reminders), ("complete", complete),
            ("reads: board 4, counters 8, agenda 2, notifications 4", (board * 4) + (counters * 8) + (agenda * 2) + (notifications * 4)),
        ];
    }

    /// <summary>An hour of the timers over a tenant that has nothing to do.</summary>
    public async Task<Counted> TimersOfAnHourAsync()
    {
        var now = _host.Clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 2, 0, TimeSpan.Zero).AddHours(1);
        await ToAsync(hour);
        var before = _tables.Calls;
        await ToAsync(hour.AddHours(1));
        // Two timers, twelve times, at the same second.
        return new Counted(Requests: 24, TableCalls: _tables.Calls - before, ActivePeriods: 12);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _data.Dispose();
    }

    private Task ToAsync(DateTimeOffset moment) => _host.Clock.AdvanceAsync(moment - _host.Clock.GetUtcNow());

    private async Task<Counted> CountAsync(Func<Task> request)
    {
        var before = _tables.Calls;
        await request();
        await _host.WhenIdleAsync();
        return new Counted(Requests: 1, TableCalls: _tables.Calls - before, ActivePeriods: 1);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
