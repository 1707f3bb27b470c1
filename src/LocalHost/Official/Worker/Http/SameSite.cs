namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie goes along with requests from other sites.</summary>
public enum SameSite
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>With top-level navigation only.</summary>
    Lax = 1,

    /// <summary>Never.</summary>
    Strict = 2,

    /// <summary>Always, said in so many words.</summary>
    ExplicitNone = 3,
}
