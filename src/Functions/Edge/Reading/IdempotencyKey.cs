using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Names a request, so that sending it again does nothing twice: 1 to 255 visible ASCII characters.</summary>
internal readonly record struct IdempotencyKey(string Value)
{
    public const string HeaderName = "Idempotency-Key";

    private const int MaxLength = 255;

    /// <summary>The key of a request, null when it has none.</summary>
    public static Parsed<IdempotencyKey?> Read(HttpRequest request)
    {
        var values = request.Headers[HeaderName];
        return values switch
        {
            [] => default(IdempotencyKey?),
            [{ Length: >= 1 and <= MaxLength } key] when !key.AsSpan().ContainsAnyExceptInRange('!', '~') => new IdempotencyKey(key),
            _ => Problem.MalformedHeader(HeaderName, "wrongFormat", $"{HeaderName} must be 1 to {MaxLength} visible ASCII characters."),
        };
    }
}
