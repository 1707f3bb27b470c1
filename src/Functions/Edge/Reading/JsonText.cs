using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Turns JSON text into a request, or says where and why it is not one.</summary>
internal static class JsonText
{
    /// <summary>Code of the problem of an empty body.</summary>
    public const string Empty = "empty";

    private const int DeepestNesting = 64;

    private static readonly JsonDocumentOptions WithoutDuplicates = new() { AllowDuplicateProperties = false };

    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = JsonBody.MaxBytes };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Never <see langword="null"/>: the text <c>null</c> is refused like a wrong type.</summary>
    /// <param name="utf8">The whole text.</param>
    /// <param name="shape">From a context that refuses unknown and duplicate members and minds nullable annotations.</param>
    /// <exception cref="ArgumentException">The context is lenient: a mistake in our own code.</exception>
    public static Parsed<T> Parse<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape)
    {
        if (!IsStrict(shape.Options))
            throw new ArgumentException($"The serializer context of {typeof(T)} must refuse unknown and duplicate members.", nameof(shape));
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        if (utf8.IsEmpty)
            return Problem.MalformedBody("", Empty, "The body is empty.");
        try
        {
            return JsonSerializer.Deserialize(utf8, shape) is { } value
                ? value
                : Problem.MalformedBody("", "wrongType", "The body must be an object.");
        }
        catch (JsonException exception)
        {
            return Explain(exception, utf8, shape);
        }
        catch (InvalidOperationException) when (LoneSurrogate.Find(utf8) is { } pointer)
        {
            return LoneSurrogate.At(pointer);
        }
    }

    private static bool IsStrict(JsonSerializerOptions options) =>
        options is
        {
            UnmappedMemberHandling: JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties: false,
            RespectNullableAnnotations: true,
        };

    // The serializer tells its reasons apart by texts alone, which name our types. Off the fast path there is time to look again.
    private static Problem Explain(JsonException exception, ReadOnlySpan<byte> utf8, JsonTypeInfo shape)
    {
        if (!IsJson(utf8, default, out _) && IsJson(utf8, AnyDepth, out _))
            return Problem.MalformedBody("", "tooDeep", $"The body is nested deeper than {DeepestNesting} times.");
        if (!IsJson(utf8, default, out var syntax))
            return Problem.MalformedBody("", "notJson", $"The body is not JSON from line {syntax.Line}, byte {syntax.Byte} on.");

        if (LoneSurrogate.Find(utf8) is { } surrogate)
            return LoneSurrogate.At(surrogate);

        var segments = JsonPointer.Segments(exception.Path);
        for (; exception is NestedJsonException nested; exception = nested.Within)
            segments = segments.AddRange(JsonPointer.Segments(nested.Within.Path));
        var pointer = JsonPointer.Of(segments);
        if (exception is MalformedValueException malformed)
            return malformed.IsOutOfRange ? Problem.Validation(pointer, malformed.Code, malformed.Message) : Problem.MalformedBody(pointer, malformed.Code, malformed.Message);
        if (!IsJson(utf8, WithoutDuplicates, out _))
            return Problem.MalformedBody(pointer, "duplicateMember", "An object has two members of one name.");
        return IsKnown(segments, shape)
            ? Problem.MalformedBody(pointer, "wrongType", "The value is missing or of the wrong JSON type.")
            : Problem.MalformedBody(pointer, "unknownMember", "There is no member of this name.");
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8, JsonDocumentOptions options, out (long Line, long Byte) place)
    {
        place = default;
        try
        {
            JsonDocument.Parse(utf8.ToArray(), options).Dispose();
            return true;
        }
        catch (JsonException exception)
        {
            place = ((exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
            return false;
        }
    }

    private static bool IsKnown(ImmutableArray<string> segments, JsonTypeInfo shape)
    {
        foreach (var segment in segments)
        {
            var next = shape.Kind switch
            {
                JsonTypeInfoKind.Object => shape.Properties.FirstOrDefault(property => property.Name == segment)?.PropertyType,
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => shape.ElementType,
                _ => shape.Type,
            };
            if (next is null)
                return false;
            shape = shape.Options.GetTypeInfo(WithoutOptional(next));
        }

        return true;
    }

    private static Type WithoutOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>) ? type.GetGenericArguments()[0] : type;
}
