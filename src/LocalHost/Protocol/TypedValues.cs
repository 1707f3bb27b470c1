using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using LocalHost.Protocol.Messages;

namespace LocalHost.Protocol;

/// <summary>What a function returns, as JSON and as bytes.</summary>
internal static class TypedValues
{
    /// <summary>The value as JSON; null for none.</summary>
    public static string? ToJson(this TypedData? value) => value?.DataCase switch
    {
        null or TypedData.DataOneofCase.None => null,
        TypedData.DataOneofCase.Json => value.Json,
        TypedData.DataOneofCase.String => JsonSerializer.Serialize(value.String),
        TypedData.DataOneofCase.Bytes => JsonSerializer.Serialize(value.Bytes.ToByteArray()),
        TypedData.DataOneofCase.Stream => JsonSerializer.Serialize(value.Stream.ToByteArray()),
        TypedData.DataOneofCase.Int => value.Int.ToString(CultureInfo.InvariantCulture),
        TypedData.DataOneofCase.Double => value.Double.ToString("R", CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"The worker returned {value.DataCase}, which has no form as JSON."),
    };

    /// <summary>The value as it goes out in a body.</summary>
    public static ReadOnlyMemory<byte> ToBytes(this TypedData? value) => value?.DataCase switch
    {
        null or TypedData.DataOneofCase.None => default,
        TypedData.DataOneofCase.Bytes => value.Bytes.Memory,
        TypedData.DataOneofCase.Stream => value.Stream.Memory,
        TypedData.DataOneofCase.String => ByteString.CopyFromUtf8(value.String).Memory,
        _ => ByteString.CopyFromUtf8(value.ToJson() ?? "").Memory,
    };
}
