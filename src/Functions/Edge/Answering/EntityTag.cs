using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>A strong entity tag (RFC 9110, 8.8.3): which state of a thing was read.</summary>
/// <param name="Opaque">What stands between the quotes: visible ASCII without quotes.</param>
internal readonly record struct EntityTag(string Opaque)
{
    private const int ContentBytes = 16;

    /// <summary>The tag of a state that is counted.</summary>
    public static EntityTag Of(long revision) => new(revision.ToString(CultureInfo.InvariantCulture));

    /// <summary>The tag of an activity, <c>"edits.deliveries"</c>: whoever writes is asked for the edits alone, so that a reminder which is raised makes no
    /// form stale.</summary>
    public static EntityTag Of(Activity activity) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{activity.Edits}.{activity.Deliveries}"));

    /// <summary>The tag of what an answer says, for what nobody counts.</summary>
    public static EntityTag OfContent(ReadOnlySpan<byte> body) => new(Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, ContentBytes)));

    /// <summary>As it stands in a header, quotes included.</summary>
    public override string ToString() => $"\"{Opaque}\"";

    public void WriteTo(HttpResponse response) => response.Headers[HeaderNames.ETag] = ToString();
}
