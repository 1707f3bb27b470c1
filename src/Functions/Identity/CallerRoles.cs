namespace SmartActivities.Functions.Identity;

/// <summary>What a caller may do, from the token's roles. Each stands for itself: an administrator is not thereby a manager.</summary>
[Flags]
public enum CallerRoles
{
    /// <summary>Nothing that needs a role.</summary>
    None = 0,

    /// <summary>Works with deals and leads.</summary>
    Member = 1,

    /// <summary>Leads others. No function asks for it yet.</summary>
    Manager = 2,

    /// <summary>Changes the tenant's settings.</summary>
    Admin = 4,

    /// <summary>Runs the service: changes plans and limits of any tenant.</summary>
    Operator = 8,
}
