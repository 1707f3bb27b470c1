namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies of an answer.</summary>
public abstract class HttpCookies
{
    /// <summary>Makes an empty collection.</summary>
    protected HttpCookies()
    {
    }

    /// <summary>Adds a cookie.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public abstract void Append(string name, string value);

    /// <summary>Adds a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>Makes a cookie that is not yet added.</summary>
    /// <returns>The cookie.</returns>
    public abstract IHttpCookie CreateNew();
}
