namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie of a request or an answer.</summary>
public interface IHttpCookie
{
    /// <summary>Its domain.</summary>
    string? Domain { get; }

    /// <summary>When it ends.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether scripts cannot read it.</summary>
    bool? HttpOnly { get; }

    /// <summary>How long it lives, in seconds.</summary>
    double? MaxAge { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its path.</summary>
    string? Path { get; }

    /// <summary>Whether it goes along with requests from other sites.</summary>
    SameSite SameSite { get; }

    /// <summary>Whether it needs HTTPS.</summary>
    bool? Secure { get; }

    /// <summary>Its value.</summary>
    string Value { get; }
}
