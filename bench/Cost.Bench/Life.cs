using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Cronos;
using LocalHost.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions;
using SmartActivities.TestSupport;

namespace SmartActivities.Cost.Bench;

/// <summary>The app on LocalHost, with a clock that is moved and tables that count, and in it one activity's life.</summary>
internal sealed class Life : IAsyncDisposable
{
    private const string LimitsSchedule = "0 */5 * * * *";

    // Monday, off the timers' five minutes.
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 14, 1, 0, TimeSpan.Zero);

    private readonly FunctionsTestHost _host;
    private readonly TemporaryFolder _data;
    private readonly Func<CallsByKind> _calls;
    private readonly HttpClient _http;

    private Life(FunctionsTestHost host, TemporaryFolder data, Func<CallsByKind> calls)
    {
        _host = host;
        _data = data;
        _calls = calls;
        _http = host.CreateClient();
    }

    public static async Task<Life> StartAsync(TimeSpan longestTimer)
    {
        var data = new TemporaryFolder();
        var (reads, queries, batches) = (new CallMeter(), new CallMeter(), new CallMeter());
        var host = await FunctionsTestHost.StartAsync(typeof(CheckHealth), options =>
        {
            options.StartAt = Start;
            options.Settings["Storage:Path"] = data.FullName;
            options.Settings["Limits:Schedule"] = LimitsSchedule;
            options.ConfigureServices(services =>
            {
                services.WrapTables(tables => new CountingTables(tables, reads, queries, batches));
                services.PostConfigure<DurableTaskWorkerOptions>(worker => worker.MaximumTimerInterval = longestTimer);
            });
        });
        var life = new Life(host, data, () => new CallsByKind(reads.Calls, queries.Calls, batches.Calls));
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
        var before = _calls();
        await ToAsync(deadline + TimeSpan.FromMinutes(1));
        var raised = _calls() - before;
        var idle = _calls();
        await ToAsync(deadline + TimeSpan.FromMinutes(18));
        // The first turn lies in the second of the save.
        var reminders = Counted.Of(await _host.ReadHistoryAsync($"demo-{id}")) + new Counted(ActivePeriods: -1, Calls: raised - (_calls() - idle));

        var complete = await CountAsync(() => SendAsync(HttpMethod.Post, $"/api/activities/{id}/complete", new { }));
        return
        [
            ("evaluate", evaluate), ("save", save), ("two reminders, start and end of the orchestration", reminders), ("complete", complete),
            ("reads: board 4, counters 8, agenda 2, notifications 4", (board * 4) + (counters * 8) + (agenda * 2) + (notifications * 4)),
        ];
    }

    /// <summary>A day of the timers over a tenant that has nothing to do.</summary>
    public async Task<Counted> TimersOfADayAsync()
    {
        var midnight = new DateTimeOffset(_host.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        var runs = Schedules().SelectMany(schedule => schedule.GetOccurrences(midnight, midnight.AddDays(1), TimeZoneInfo.Utc)).ToArray();
        await ToAsync(midnight - TimeSpan.FromSeconds(1));
        var before = _calls();
        await ToAsync(midnight.AddDays(1) - TimeSpan.FromSeconds(1));
        return new Counted(Requests: runs.Length, Calls: _calls() - before, ActivePeriods: runs.Distinct().Count());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        _data.Dispose();
    }

    private static IEnumerable<CronExpression> Schedules() =>
        from function in typeof(CheckHealth).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        from parameter in function.GetParameters()
        let trigger = parameter.GetCustomAttribute<TimerTriggerAttribute>()
        where trigger is not null
        select CronExpression.Parse(trigger.Schedule == "%Limits__Schedule%" ? LimitsSchedule : trigger.Schedule, CronFormat.IncludeSeconds);

    private Task ToAsync(DateTimeOffset moment) => _host.Clock.AdvanceAsync(moment - _host.Clock.GetUtcNow());

    private async Task<Counted> CountAsync(Func<Task> request)
    {
        var before = _calls();
        await request();
        await _host.WhenIdleAsync();
        return new Counted(Requests: 1, Calls: _calls() - before, ActivePeriods: 1);
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
