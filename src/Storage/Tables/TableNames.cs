using System.Text.RegularExpressions;

namespace SmartActivities.Storage.Tables;

/// <summary>The tables of the product.</summary>
public static partial class TableNames
{
    /// <summary>Everything of a tenant, one partition each.</summary>
    public const string Activities = "Activities";

    /// <summary>The tenants: plan, limit, state.</summary>
    public const string Tenants = "Tenants";

    internal static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Allowed().IsMatch(name))
            throw new ArgumentException($"'{name}' is no table name: 3 to 63 ASCII letters and digits, the first a letter.", nameof(name));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
