namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie to be sent.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value.</param>
public sealed class HttpCookie(string name, string value) : IHttpCookie
{
    /// <summary>Its domain.</summary>
    public string? Domain { get; set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>Whether scripts cannot read it.</summary>
    public bool? HttpOnly { get; set; }

    /// <summary>How long it lives, in seconds.</summary>
    public double? MaxAge { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = name;

    /// <summary>Its path.</summary>
    public string? Path { get; set; }

    /// <summary>Whether it goes along with requests from other sites.</summary>
    public SameSite SameSite { get; set; }

    /// <summary>Whether it needs HTTPS.</summary>
    public bool? Secure { get; set; }

    /// <summary>Its value.</summary>
    public string Value { get; set; } = value;
}
