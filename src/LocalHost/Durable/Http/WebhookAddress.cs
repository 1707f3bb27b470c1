using System.Net;

namespace LocalHost.Durable.Http;

/// <summary>Where the hub is managed over HTTP, and the key that opens it; both are known only once the host has started.</summary>
internal sealed class WebhookAddress(Func<Uri> host, Func<string> key)
{
    public const string Path = "/runtime/webhooks/durabletask";

    public string Host
    {
        get
        {
            var address = host();

            // Who listens on every address of the machine cannot be reached by that name.
            var everywhere = IPAddress.TryParse(address.DnsSafeHost, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
            return everywhere ? $"{address.Scheme}://localhost:{address.Port}" : address.GetLeftPart(UriPartial.Authority);
        }
    }

    /// <summary>What every URL has to carry.</summary>
    public string Query => $"code={Uri.EscapeDataString(key())}";
}
