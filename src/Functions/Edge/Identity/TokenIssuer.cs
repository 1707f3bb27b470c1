using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Whose tokens are accepted: what they name as audience, and where the issuer's name and keys come from.</summary>
/// <param name="Audience">The <c>aud</c> of good tokens.</param>
/// <param name="Configuration">Fetched and refreshed from the issuer's address, or known from the start.</param>
internal sealed record TokenIssuer(string Audience, BaseConfigurationManager Configuration)
{
    /// <summary>An OpenID Connect issuer. Its document is fetched at the first token, and again when keys have changed.</summary>
    /// <param name="authority">Its address.</param>
    /// <param name="audience">The <c>aud</c> of good tokens.</param>
    public static TokenIssuer OpenIdConnect(Uri authority, string audience)
    {
        var document = authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";
        // The options' validation has decided already whether this address may do without TLS.
        var retriever = new HttpDocumentRetriever { RequireHttps = authority.Scheme == Uri.UriSchemeHttps };
        var shape = new OpenIdConnectConfigurationRetriever();
        return new(audience, new ConfigurationManager<OpenIdConnectConfiguration>(document, shape, retriever));
    }

    /// <summary>An issuer whose key is at hand.</summary>
    public static TokenIssuer Known(string name, string audience, SecurityKey key)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = name };
        configuration.SigningKeys.Add(key);
        return new(audience, new StaticConfigurationManager<OpenIdConnectConfiguration>(configuration));
    }
}
