using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>What a caller may do, from the token's roles. Each stands for itself: an administrator is not thereby a manager.</summary>
[Flags]
public enum CallerRoles
{
    /// <summary>Nothing that needs a role.</summary>
    None = 0,

    /// <summary>Works with deals and leads.</summary>
    Member = 1,

    /// <summary>Leads others, and sees their counters.</summary>
    Manager = 2,

    /// <summary>Changes the tenant's settings.</summary>
    Admin = 4,

    /// <summary>Runs the service: changes plans and limits of any tenant.</summary>
    Operator = 8,
}

/// <summary>Roles as words of a token.</summary>
internal static class RoleNames
{
    /// <summary>All of them, for a sentence that says what is allowed.</summary>
    public static string List { get; } = Words<CallerRoles>.List(CallerRoles.None);

    public static string Of(CallerRoles role) => Words<CallerRoles>.Of(role);

    /// <summary>The words of several roles.</summary>
    public static IEnumerable<string> All(CallerRoles roles) =>
        Enum.GetValues<CallerRoles>().Where(role => role is not CallerRoles.None && roles.HasFlag(role)).Select(Of);

    /// <summary>The role of a word, <see cref="CallerRoles.None"/> for a word that is not ours.</summary>
    public static CallerRoles Parse(string? word) => Words<CallerRoles>.Find(word) ?? CallerRoles.None;
}
