using Azure.Core;
using Azure.Core.Pipeline;

namespace SmartActivities.TestSupport;

/// <summary>
/// Tells a meter of every HTTP request of the Azure clients, repeated ones too. Registered as a singleton
/// <see cref="HttpPipelinePolicy"/>, it is put into the clients by AddStorage.
/// </summary>
public sealed class CountingPolicy(CallMeter meter) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product makes no synchronous call.");

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => new(meter.MeasureAsync(
        async () =>
        {
            await ProcessNextAsync(message, pipeline);
            return true;
        },
        message.CancellationToken));
}
