using Quartz;

namespace LocalHost.Durable.Bench.Contenders;

/// <summary>The job as Quartz runs it.</summary>
public sealed class QuartzJob : IJob
{
    public const string Number = "number";

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        Firings.Note(context.MergedJobDataMap.GetInt(Number));
        return ValueTask.CompletedTask;
    }
}
