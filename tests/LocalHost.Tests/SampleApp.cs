using LocalHost.Testing;
using Sample;

namespace LocalHost.Tests;

/// <summary>Starts the sample app.</summary>
internal static class SampleApp
{
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Task<FunctionsTestHost> StartAsync(Action<FunctionsTestHostOptions>? configure = null) =>
        FunctionsTestHost.StartAsync(typeof(TimerLog), configure);
}
