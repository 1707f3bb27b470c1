namespace LocalHost.Clock;

/// <summary>Work that goes on beside requests: durable turns, activities, timers.</summary>
internal interface IBackgroundWork
{
    /// <summary>Completes when nothing is left that can be done at the present time of the clock.</summary>
    Task WhenIdleAsync(CancellationToken cancellation);
}
