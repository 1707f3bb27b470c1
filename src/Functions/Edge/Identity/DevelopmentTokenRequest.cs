using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>For whom to make a token: the body of <c>POST /api/dev/token</c>. Nothing else checks who asks.</summary>
/// <param name="Tenant">Required, 1 to 64 characters.</param>
/// <param name="User">Required, 1 to 64 characters.</param>
/// <param name="Roles">Words of the contract; a member when absent.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Plan">The plan of a tenant that is new.</param>
internal sealed record DevelopmentTokenRequest(
    string? Tenant,
    string? User,
    IReadOnlyList<string>? Roles = null,
    string? TimeZone = null,
    string? Locale = null,
    string? Plan = null)
{
    private const int LongestLocale = 35;

    /// <summary>What would make a token that nobody accepts. The plan is the tenant's business.</summary>
    public void Check(RequestErrors errors)
    {
        CheckId(errors, "/tenant", Tenant);
        CheckId(errors, "/user", User);
        for (var i = 0; i < (Roles?.Count ?? 0); i++)
        {
            if (RoleNames.Parse(Roles![i]) is CallerRoles.None)
                errors.Add(FormattableString.Invariant($"/roles/{i}"), "unknown", $"A role is one of {RoleNames.List}.");
        }

        if (TimeZone is not null && IanaZones.Find(TimeZone) is null)
            errors.Add("/timeZone", "unknown", "The zone must be one of the IANA time zone database.");
        if (Locale is not null && (Locale.Length is 0 or > LongestLocale || !Locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            errors.Add("/locale", "wrongFormat", "The locale must be a language tag, like pl or en-GB.");
    }

    private static void CheckId(RequestErrors errors, string pointer, string? value)
    {
        if (string.IsNullOrEmpty(value))
            errors.Add(pointer, "required", "It must be there.");
        else if (!Identifier.IsValid(value))
            errors.Add(pointer, "outOfRange", $"It has {Identifier.Rule}.");
    }
}
