using SmartActivities.Functions.Identity;

namespace SmartActivities.Functions.Http;

/// <summary>Whom a function lets in.</summary>
internal abstract record FunctionAccess
{
    private FunctionAccess() { }

    /// <summary>Anybody, without a token.</summary>
    public sealed record Anonymous : FunctionAccess;

    /// <summary>Whoever has a valid token, whatever roles it names.</summary>
    public sealed record AnyUser : FunctionAccess;

    /// <summary>Whoever has one of these roles.</summary>
    public sealed record Role(CallerRoles Any) : FunctionAccess;

    /// <summary>Nobody: the function says nothing, and silence opens no door.</summary>
    public sealed record Nobody : FunctionAccess;
}
