namespace LocalHost.Http;

/// <summary>Which keys open a function; the names are those of the HTTP trigger.</summary>
internal enum AuthorizationLevel
{
    /// <summary>Any caller.</summary>
    Anonymous,

    /// <summary>As the official host: the master key alone.</summary>
    User,

    /// <summary>The function's own keys, those of the app, and the master key.</summary>
    Function,

    /// <summary>As the official host: the master key alone.</summary>
    System,

    /// <summary>The master key alone.</summary>
    Admin,
}
