using System.Text.Json.Serialization;

namespace SmartActivities.Functions.Edge.Problems;

/// <summary>A problem as it goes over HTTP.</summary>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string? Code,
    string TraceId,
    IReadOnlyList<RequestError>? Errors);

/// <summary>One thing that is wrong with a request, and where: in the body, the query or a header.</summary>
/// <param name="Code">Stable word for programs, camelCase.</param>
/// <param name="Detail">A sentence for people.</param>
internal sealed record RequestError(string Code, string Detail)
{
    /// <summary>JSON pointer (RFC 6901) into the body; the empty pointer is the whole body.</summary>
    public string? Pointer { get; init; }

    /// <summary>Name of the query parameter.</summary>
    public string? Parameter { get; init; }

    /// <summary>Name of the header.</summary>
    public string? Header { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProblemJson : JsonSerializerContext;
