using System.Text.Json.Serialization;

namespace SmartActivities.Functions.Http.Json;

/// <summary>
/// A member of a merge patch (RFC 7396): absent leaves the value alone, <c>null</c> clears it, anything else sets it. A member whose
/// type is a struct and that may be cleared is an <c>Optional&lt;T?&gt;</c>; without the mark, <c>null</c> is a wrong type.
/// The serializer context must know <typeparamref name="T"/> too (<c>[JsonSerializable(typeof(T))]</c>).
/// </summary>
[JsonConverter(typeof(OptionalJsonConverterFactory))]
internal readonly record struct Optional<T>(T? Value)
{
    /// <summary>Whether the patch names the member. Only then has <see cref="Value"/> a meaning.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>What holds after the patch.</summary>
    public T? Or(T? present) => IsPresent ? Value : present;
}
