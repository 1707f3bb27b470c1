namespace LocalHost.Durable.Bench.Contenders;

/// <summary>Runs <see cref="Firings.Note"/> at given moments, and is to survive a kill.</summary>
internal interface IContender : IAsyncDisposable
{
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Schedules one job for each moment, numbered from <paramref name="first"/>; ends when all are stored.</summary>
    Task ScheduleAsync(int first, IReadOnlyList<DateTimeOffset> moments, CancellationToken cancellation);
}
