using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>What the headers say of a request's body, looked at before the first byte is read.</summary>
internal static class BodyHeaders
{
    private const string Utf8 = "utf-8";
    private const string NoEncoding = "identity";

    /// <summary>415 for an encoded body, another media type or another charset than UTF-8, each named; 413 from
    /// <c>Content-Length</c> alone; else null.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">The most bytes that are taken.</param>
    /// <param name="expected">The media types that are taken.</param>
    public static Problem? Refuse(HttpRequest request, long mostBytes, params ReadOnlySpan<string> expected)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals(NoEncoding, StringComparison.OrdinalIgnoreCase))
            return Problem.UnsupportedEncoding(encoding);
        return RefuseType(request.ContentType, expected) ?? (request.ContentLength > mostBytes ? Problem.TooLarge(mostBytes) : null);
    }

    /// <summary>415 for a <c>Content-Type</c> that is not one of those expected, or that names another charset than UTF-8; else null.</summary>
    public static Problem? RefuseType(string? contentType, params ReadOnlySpan<string> expected)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsOneOf(type, expected))
            return Problem.UnsupportedMediaType(string.Join(" or ", expected!));
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return charset.Length == 0 || charset.Equals(Utf8, StringComparison.OrdinalIgnoreCase)
            ? null
            : Problem.UnsupportedCharset(charset.ToString());
    }

    private static bool IsOneOf(MediaTypeHeaderValue type, ReadOnlySpan<string> expected)
    {
        foreach (var one in expected)
        {
            if (type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
