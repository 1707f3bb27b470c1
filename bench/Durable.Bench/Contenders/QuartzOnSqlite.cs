using Microsoft.Data.Sqlite;
using Quartz;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>Quartz.NET with its ADO job store on SQLite: write-ahead log, synced in full as is the provider's default.</summary>
internal sealed class QuartzOnSqlite(string folder, bool tuned) : IContender
{
    private const int Threads = 32;

    // Scheduled in one transaction each.
    private const int Batch = 500;

    private IScheduler? _scheduler;

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("It has not been started.");

    public async Task StartAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "quartz.db") }.ToString();
        await UseLogAsync(connection, cancellation);
        _scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(connection);
                store.ProvisionSchema();
            });
            if (!tuned) return;
            quartz.UseDefaultThreadPool(Threads);
            quartz.ConfigureScheduler(options =>
            {
                options.MaxBatchSize = Threads;
                options.IdleWaitTime = TimeSpan.FromSeconds(1);
                options.BatchTriggerAcquisitionFireAheadTimeWindow = TimeSpan.Zero;
            });
        }).BuildScheduler(cancellation);
        await _scheduler.Start(cancellation);
    }

    public async Task ScheduleAsync(int first, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation)
    {
        for (var start = 0; start < moments.Count; start += Batch)
        {
            var jobs = Enumerable.Range(start, Math.Min(Batch, moments.Count - start)).ToDictionary(
                i => JobBuilder.Create<QuartzJob>().UsingJobData(QuartzJob.Number, first + i).Build(),
                i => (IReadOnlyCollection<ITrigger>)[TriggerBuilder.Create().StartAt(moments[i]).Build()]);
            await Scheduler.ScheduleJobs(jobs, new ScheduleJobOptions(), cancellation);
        }
    }

    public ValueTask DisposeAsync() => Scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);

    // The mode stays with the file.
    private static async Task UseLogAsync(string connection, CancellationToken cancellation)
    {
        await using var file = new SqliteConnection(connection);
        await file.OpenAsync(cancellation);
        await using var command = file.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
