using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Activities;

/// <summary>Tells a repeated request to save from another one under the same Idempotency-Key.</summary>
internal static class Fingerprint
{
    /// <summary>A key belongs to who sent it: another user's request under the same words is another request.</summary>
    public static RequestKey Of(IdempotencyKey key, UserId user, SaveActivityRequest body, ImmutableArray<Attachment> files)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Context.SaveActivityRequest);
        var attached = string.Concat(files.Select(file => $"\n{file.Sha256} {file.Name}"));
        return new RequestKey(Hash($"{user}\n{key.Value}"), Hash($"{Convert.ToHexStringLower(SHA256.HashData(asked))}{attached}"));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
