using Google.Protobuf.WellKnownTypes;
using LocalHost.Protocol.Messages;

namespace LocalHost.Timers;

/// <summary>How long to wait before a failed run is tried again.</summary>
internal static class RetryPause
{
    /// <summary>The pause after so many tries again; null when there is to be no other.</summary>
    public static TimeSpan? After(RetryOptions? policy, int tries) =>
        policy is null || (policy.MaxRetryCount >= 0 && tries >= policy.MaxRetryCount)
            ? null
            : policy.RetryStrategy == RetryOptions.Types.Strategy.FixedDelay
                ? Length(policy.DelayInterval)
                : Growing(Length(policy.MinimumInterval), Length(policy.MaximumInterval), tries);

    private static TimeSpan Growing(TimeSpan least, TimeSpan most, int tries) =>
        tries >= 30 || least * Math.Pow(2, tries) >= most ? most : least * Math.Pow(2, tries);

    private static TimeSpan Length(Duration? length) => length?.ToTimeSpan() ?? TimeSpan.Zero;
}
