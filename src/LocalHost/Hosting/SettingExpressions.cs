using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Hosting;

/// <summary>Names of settings in per cent signs.</summary>
internal static partial class SettingExpressions
{
    /// <summary>Puts each setting's value in the place of its name; null when one has none.</summary>
    public static string? Resolve(string text, IConfiguration settings)
    {
        var complete = true;
        var resolved = Expression().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            var value = settings[name] ?? settings[name.Replace("__", ":", StringComparison.Ordinal)];
            complete &= value is not null;
            return value ?? "";
        });
        return complete ? resolved : null;
    }

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}
