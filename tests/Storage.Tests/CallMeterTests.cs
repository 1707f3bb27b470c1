using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests;

public sealed class CallMeterTests
{
    [Fact]
    public async Task Meter_CallsTogetherAndAfterwards_CountsWaves()
    {
        var meter = new CallMeter(TimeSpan.FromMilliseconds(200));

        await Task.WhenAll(CallAsync(meter), CallAsync(meter), CallAsync(meter));
        await CallAsync(meter);

        Assert.Equal((4, 2), (meter.Calls, meter.Waves));
    }

    private static Task<bool> CallAsync(CallMeter meter) => meter.MeasureAsync(() => Task.FromResult(true), default);
}
