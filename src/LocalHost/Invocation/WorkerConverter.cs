using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace LocalHost.Invocation;

/// <summary>
/// Inputs and outputs of durable functions are written as all others of the app are: by the serializer of its WorkerOptions, whatever
/// <see cref="DataConverter"/> it may have among its services.
/// </summary>
internal sealed class WorkerConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : serializer.Serialize(value, value.GetType()).ToString();

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : serializer.Deserialize(BinaryData.FromString(data).ToStream(), targetType, CancellationToken.None);
}
