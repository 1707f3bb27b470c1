using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartActivities.EndToEnd.Tests.Deployment;
using SmartActivities.Functions;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The settings are the members of the options; docs/configuration.md, README, the sample and the deployment say the same of them.</summary>
public sealed partial class SettingsCatalogue(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    private static readonly Setting[] Settings =
    [
        .. from type in (Type[])[.. typeof(StorageOptions).Assembly.GetTypes(), .. typeof(CheckHealth).Assembly.GetTypes()]
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where section is { IsLiteral: true }
           let options = Activator.CreateInstance(type)
           from member in type.GetProperties()
           where member.SetMethod is { IsPublic: true }
           select new Setting($"{section.GetRawConstantValue()}__{member.Name}", member, Text(member.GetValue(options))),
    ];

    private static IEnumerable<string> Names => Settings.Select(setting => setting.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void Page_ListsEverySetting_WithItsTypeAndDefault()
    {
        var shown = Line().Matches(File("docs/configuration.md"))
            .Select(line => $"{line.Groups["name"].Value}: {line.Groups["type"].Value}, {line.Groups["default"].Value}");

        Assert.Equal(
            Settings.Select(setting => $"{setting.Name}: {setting.Type}, {setting.Default}").Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_NamesNoOther() =>
        Assert.Empty(Quoted().Matches(File("README.md")).Select(match => match.Groups["word"].Value).Except([.. Names, "AzureWebJobsStorage__accountName"]));

    [Fact]
    public void Sample_NamesNoOther_AndHasTheDefaults()
    {
        using var sample = JsonDocument.Parse(File("local.settings.sample.json"));
        var values = sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);

        Assert.Empty(values.Keys.Except([.. Names, "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"]));
        Assert.Equal("Azure", values["Storage__Provider"]);
        Assert.All(
            Settings.Where(setting => setting.Default.Length > 0 && setting.Name != "Storage__Provider" && values.ContainsKey(setting.Name)),
            setting => Assert.Equal((setting.Name, setting.Default), (setting.Name, values[setting.Name])));
    }

    /// <summary>A wrong value is to fail the deployment and not the app.</summary>
    [BicepFact]
    public void Deployment_TakesEverySetting_WithinTheSameBounds()
    {
        var types = template.Templates.Select(one => one.TryGetProperty("definitions", out var definitions) ? definitions : default)
            .First(definitions => definitions.ValueKind is JsonValueKind.Object).EnumerateObject()
            .Single(definition => definition.Name.EndsWith("appSettings", StringComparison.Ordinal)).Value.GetProperty("properties");
        var shown = types.EnumerateObject().Select(setting => (setting.Name, Least: Number(setting.Value, "minValue"), Most: Number(setting.Value, "maxValue")));
        // Where the data lies, and whose tokens are taken, follows from other parameters; the folder is the embedded storage's.
        var expected = Settings.Where(setting => setting.Name is not ("Storage__Provider" or "Storage__Path" or "Auth__Authority" or "Auth__Audience"))
            .Select(setting => (setting.Name, Least: Text(setting.Range?.Minimum), Most: Text(setting.Range?.Maximum)));

        Assert.Equal(expected.Order(), shown.Order());
    }

    [BicepFact]
    public void Deployment_SetsWhatTheHostNeeds_ToTheDefaults()
    {
        var defaults = template.Templates.Single(one => one.TryGetProperty("variables", out var variables) && variables.TryGetProperty("defaults", out _))
            .At("variables.defaults").EnumerateObject().ToDictionary(value => value.Name, value => Text(value.Value));

        // Without its schedule the official host does not start a timer.
        Assert.Equal("0 */5 * * * *", defaults["Limits__Schedule"]);
        Assert.All(
            defaults.Where(value => value.Key is not ("Limits__Schedule" or "Live__Enabled")),
            value => Assert.Equal((value.Key, Settings.Single(setting => setting.Name == value.Key).Default), (value.Key, value.Value)));
    }

    [Fact]
    public void Schedules_ThatTheHostReads_AreSettings()
    {
        var schedules = from type in typeof(CheckHealth).Assembly.GetTypes()
                        from method in type.GetMethods()
                        from parameter in method.GetParameters()
                        let schedule = parameter.GetCustomAttribute<Microsoft.Azure.Functions.Worker.TimerTriggerAttribute>()?.Schedule
                        where schedule is ['%', ..]
                        select schedule.Trim('%');

        Assert.Equal(["Limits__Schedule"], schedules.Intersect(Names));
    }

    private static string File(string path) => System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.FullName, path));

    private static string Number(JsonElement type, string bound) => type.TryGetProperty(bound, out var value) ? value.GetRawText() : "";

    private static string Text(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.True } => "true",
        JsonElement { ValueKind: JsonValueKind.False } => "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // A row of the table: name, type and default, each in code or plain.
    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+__\w+)` \| (?<type>[^|]+?) \| (`(?<default>[^`|]*)`)? ?\| ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<word>[A-Z][A-Za-z]+__[A-Za-z]+)`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();

    private sealed record Setting(string Name, PropertyInfo Member, string Default)
    {
        public RangeAttribute? Range => Member.GetCustomAttribute<RangeAttribute>();

        public string Type => (Nullable.GetUnderlyingType(Member.PropertyType) ?? Member.PropertyType) switch
        {
            { IsEnum: true } type => string.Join(" or ", Enum.GetNames(type).Select(name => $"`{name}`")),
            _ when Range is { } range => string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}"),
            var type when type == typeof(bool) => "true or false",
            var type when type == typeof(TimeSpan) => "time as `hh:mm:ss`",
            _ => "text",
        };
    }
}
