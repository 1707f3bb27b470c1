using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

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

/// <summary>Tells a repeated request from another one under the same Idempotency-Key.</summary>
internal static class Fingerprint
{
    /// <summary>A key belongs to who sent it: another user's request under the same words is another request. So is one to another address.</summary>
    public static RequestKey? Of<T>(
        IdempotencyKey? key, UserId user, string address, T body, JsonTypeInfo<T> shape, params ImmutableArray<Attachment> files) =>
        key is { } given ? Of(given, user, address, JsonSerializer.SerializeToUtf8Bytes(body, shape), files) : null;

    /// <summary>The same for a request of files alone.</summary>
    public static RequestKey? Of(IdempotencyKey? key, UserId user, string address, ImmutableArray<Attachment> files) =>
        key is { } given ? Of(given, user, address, [], files) : null;

    private static RequestKey Of(IdempotencyKey key, UserId user, string address, byte[] body, ImmutableArray<Attachment> files)
    {
        var asked = Convert.ToHexStringLower(SHA256.HashData(body));
        var attached = string.Concat(files.Select(file => $"\n{file.Sha256} {file.Name}"));
        return new RequestKey(Hash($"{user}\n{key.Value}"), Hash($"{address}\n{asked}{attached}"));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
