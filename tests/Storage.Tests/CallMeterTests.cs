using SmartActivities.TestSupport;
using Xunit.Sdk;

namespace SmartActivities.Storage.Tests;

public sealed class CallMeterTests
{
    private readonly CallMeter _meter = new();
    private int _begun;

    [Fact]
    public async Task Wave_ThatIsNotComplete_IsHeld()
    {
        _meter.Expect(3, 1);

        var two = Task.WhenAll(CallAsync(), CallAsync());
        Assert.Equal((2, 0), (_meter.Calls, _begun));

        await Task.WhenAll(two, CallAsync());
        Assert.Equal(3, _begun);
        Assert.ThrowsAny<XunitException>(_meter.AssertExpected);
        await CallAsync();
        _meter.AssertExpected();
        await CallAsync();
        Assert.ThrowsAny<XunitException>(_meter.AssertExpected);
    }

    private Task<int> CallAsync() => _meter.MeasureAsync(() => Task.FromResult(Interlocked.Increment(ref _begun)), default);
}
