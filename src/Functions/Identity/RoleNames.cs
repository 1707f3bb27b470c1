namespace SmartActivities.Functions.Identity;

/// <summary>Roles as words of a token.</summary>
internal static class RoleNames
{
    public static string Of(CallerRoles role) => role switch
    {
        CallerRoles.Member => "member",
        CallerRoles.Manager => "manager",
        CallerRoles.Admin => "admin",
        CallerRoles.Operator => "operator",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The words of several roles.</summary>
    public static IEnumerable<string> All(CallerRoles roles) =>
        Enum.GetValues<CallerRoles>().Where(role => role is not CallerRoles.None && roles.HasFlag(role)).Select(Of);

    /// <summary>The role of a word, <see cref="CallerRoles.None"/> for a word that is not ours.</summary>
    public static CallerRoles Parse(string? word) => word switch
    {
        "member" => CallerRoles.Member,
        "manager" => CallerRoles.Manager,
        "admin" => CallerRoles.Admin,
        "operator" => CallerRoles.Operator,
        _ => CallerRoles.None,
    };
}
