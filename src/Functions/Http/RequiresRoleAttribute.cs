using SmartActivities.Functions.Identity;

namespace SmartActivities.Functions.Http;

/// <summary>On a function's method: it answers callers whose token names at least one of the roles, and others 403.</summary>
/// <param name="any">The roles.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresRoleAttribute(CallerRoles any) : Attribute
{
    /// <summary>The roles.</summary>
    public CallerRoles Any { get; } = any;
}
