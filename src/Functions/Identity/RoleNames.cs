using SmartActivities.Functions.Http.Json;

namespace SmartActivities.Functions.Identity;

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
