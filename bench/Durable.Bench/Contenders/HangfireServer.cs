using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>Hangfire, durable on PostgreSQL, or in memory where there is no connection.</summary>
internal sealed class HangfireServer(string? connection, bool tuned) : IContender
{
    private const int SchedulingAtOnce = 32;
    private const int Workers = 20;
    private const int Schedulers = 8;

    private JobStorage? _storage;
    private BackgroundJobServer? _server;

    private JobStorage Storage => _storage ?? throw new InvalidOperationException("It has not been started.");

    public Task StartAsync(CancellationToken cancellation)
    {
        GlobalConfiguration.Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseRecommendedSerializerSettings();
        _storage = connection is null ? new InMemoryStorage() : Postgres(connection);
        var options = new BackgroundJobServerOptions();
        if (tuned)
        {
            options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            options.WorkerCount = Workers;
            options.MaxDegreeOfParallelismForSchedulers = Schedulers;
        }

        _server = new BackgroundJobServer(options, _storage);
        return Task.CompletedTask;
    }

    public Task ScheduleAsync(int first, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        var client = new BackgroundJobClient(Storage);
        var options = new ParallelOptions { MaxDegreeOfParallelism = SchedulingAtOnce, CancellationToken = cancellation };
        Parallel.For(0, moments.Count, options, i =>
        {
            var number = first + i;
            client.Schedule(() => Firings.Note(number), moments[i]);
        });
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }

    private PostgreSqlStorage Postgres(string database)
    {
        var options = new PostgreSqlStorageOptions();
        // Its EnableLongPolling, by LISTEN and NOTIFY, was tried: it wakes all workers for each job, and was slower here.
        if (tuned) options.QueuePollInterval = TimeSpan.FromMilliseconds(200);
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database, options), options);
    }
}
