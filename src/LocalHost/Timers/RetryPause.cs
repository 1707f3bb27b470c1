using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Timers;

/// <summary>How long to wait before a failed run is tried again.</summary>
internal static class RetryPause
{
    /// <summary>The pause after so many tries again; null when there is to be no other.</summary>
    public static TimeSpan? After(RetryAttribute? policy, int tries) =>
        policy is null || (policy.MaxRetryCount >= 0 && tries >= policy.MaxRetryCount)
            ? null
            : policy switch
            {
                FixedDelayRetryAttribute even => Length(even.DelayInterval),
                ExponentialBackoffRetryAttribute growing => Growing(Length(growing.MinimumInterval), Length(growing.MaximumInterval), tries),
                _ => null,
            };

    private static TimeSpan Growing(TimeSpan least, TimeSpan most, int tries) =>
        tries >= 30 || least * Math.Pow(2, tries) >= most ? most : least * Math.Pow(2, tries);

    private static TimeSpan Length(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
