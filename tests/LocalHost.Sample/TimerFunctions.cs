using Microsoft.Azure.Functions.Worker;

namespace Sample;

public sealed class TimerFunctions(TimerLog log, TimeProvider time)
{
    [Function("EveryFiveMinutes")]
    public void EveryFiveMinutes([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => Note(nameof(EveryFiveMinutes), timer);

    [Function("EverySecond")]
    public void EverySecond([TimerTrigger("%EverySecond%")] TimerInfo timer) => Note(nameof(EverySecond), timer);

    [Function("Slow")]
    public async Task Slow([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        log.Begin();
        await Task.Delay(TimeSpan.FromMinutes(90), time, cancellation);
        log.End();
        Note(nameof(Slow), timer);
    }

    [Function("Daily")]
    [FixedDelayRetry(2, "00:00:10")]
    public void Daily([TimerTrigger("1.00:00:00")] TimerInfo timer, FunctionContext context)
    {
        Note(nameof(Daily), timer);
        if (context.RetryContext.RetryCount < 2)
            throw new InvalidOperationException("not yet");
    }

    private void Note(string function, TimerInfo timer) => log.Runs.Enqueue(
        new(function, time.GetUtcNow(), timer.IsPastDue, timer.ScheduleStatus?.Last, timer.ScheduleStatus?.Next));
}
