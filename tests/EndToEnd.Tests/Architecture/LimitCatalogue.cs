using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using SmartActivities.Functions.Limits;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The table of docs/limits.md is the code's: every limit with its default and its bounds.</summary>
public sealed partial class LimitCatalogue
{
    [Fact]
    public void Page_ListsEveryLimit_AsItIs()
    {
        var defaults = new LimitOptions();
        var expected =
            from member in typeof(LimitOptions).GetProperties()
            let range = member.GetCustomAttribute<RangeAttribute>()
            where range is not null
            select string.Create(CultureInfo.InvariantCulture, $"{LimitOptions.Section}__{member.Name}: {member.GetValue(defaults)} of {range.Minimum} to {range.Maximum}");
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "docs", "limits.md"));
        var shown = Line().Matches(text).Select(line =>
            $"{line.Groups["name"].Value}: {line.Groups["default"].Value} of {line.Groups["least"].Value} to {line.Groups["most"].Value}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| [^|]+ \| (?<default>\d+) \| `(?<name>\w+)`, (?<least>\d+) to (?<most>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
