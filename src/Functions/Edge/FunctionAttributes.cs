using SmartActivities.Functions.Edge.Identity;

namespace SmartActivities.Functions.Edge;

/// <summary>On a function's method: it wants no bearer token.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAnonymousFunctionAttribute : Attribute;

/// <summary>On a function's method: it answers whoever has a valid token, whatever roles that names.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyUserAttribute : Attribute;

/// <summary>On a function's method: it answers callers whose token names at least one of the roles, and others 403.</summary>
/// <param name="any">The roles.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresRoleAttribute(CallerRoles any) : Attribute
{
    /// <summary>The roles of which one is enough.</summary>
    public CallerRoles Any { get; } = any;
}

/// <summary>On the method of a function that writes what has an entity tag: it compares the request's conditions with that tag itself. Where
/// there is no tag, nothing that <c>If-Match</c> may name matches.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MindsPreconditionsAttribute : Attribute;

/// <summary>On the method of a function that writes: the query parameters that it reads. It has none without the attribute, and any other
/// is refused.</summary>
/// <param name="names">Their names.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesQueryAttribute(params string[] names) : Attribute
{
    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>On a function's method: it answers bytes or a page, so that a client which excludes JSON is welcome.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersOtherThanJsonAttribute : Attribute;
