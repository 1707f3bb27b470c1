using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace SmartActivities.Storage;

/// <summary>
/// Warns when this process's clock is far off the storage's, which every answer tells in its <c>Date</c>. Reminders are due by our
/// clock, and instances agree with each other as far as they agree with the storage.
/// </summary>
internal sealed partial class ClockWatch(TimeProvider time, ILogger<ClockWatch> logger) : HttpPipelinePolicy
{
    // Dates have whole seconds, and a clock that is set over the network is never off by more than one or two.
    private static readonly Duration FarOff = Duration.FromSeconds(5);

    // A clock that is off stays so, and each answer would tell of it again.
    private static readonly Duration Silence = Duration.FromHours(1);

    private long _silentUntil = long.MinValue;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = time.GetCurrentInstant();
        ProcessNext(message, pipeline);
        Compare(message, sent);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = time.GetCurrentInstant();
        await ProcessNextAsync(message, pipeline);
        Compare(message, sent);
    }

    // The storage wrote its date at some moment between the two, however slow the answer was.
    private void Compare(HttpMessage message, Instant sent)
    {
        if (!message.HasResponse || message.Response.Headers.Date is not { } date)
            return;
        var (storage, received) = (Instant.FromDateTimeOffset(date), time.GetCurrentInstant());
        var ahead = sent - storage;
        var behind = storage - received;
        if ((ahead > FarOff || behind > FarOff) && Takes(received))
            LogFarOff(ahead > FarOff ? ahead.TotalSeconds : -behind.TotalSeconds);
    }

    /// <summary>Whether it is this answer's turn to tell.</summary>
    private bool Takes(Instant now)
    {
        var silent = Interlocked.Read(ref _silentUntil);
        return now.ToUnixTimeTicks() >= silent
            && Interlocked.CompareExchange(ref _silentUntil, (now + Silence).ToUnixTimeTicks(), silent) == silent;
    }

    [LoggerMessage(
        2001,
        LogLevel.Warning,
        "The clock of this process is {Seconds:F0} s ahead of the storage's (behind, when negative); reminders come as much too early or late")]
    private partial void LogFarOff(double seconds);
}
