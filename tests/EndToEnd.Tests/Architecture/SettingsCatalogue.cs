using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The settings are the members of the options, and README, the sample and the deployment name no other.</summary>
public sealed partial class SettingsCatalogue
{
    private static readonly string[] Settings =
    [
        .. from type in (Type[])[.. typeof(StorageOptions).Assembly.GetTypes(), .. typeof(CheckHealth).Assembly.GetTypes()]
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where section is { IsLiteral: true }
           from member in type.GetProperties()
           where member.SetMethod is { IsPublic: true }
           select $"{section.GetRawConstantValue()}__{member.Name}",
        // What the host reads.
        .. from type in typeof(CheckHealth).Assembly.GetTypes()
           from method in type.GetMethods()
           from parameter in method.GetParameters()
           let schedule = parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule
           where schedule is ['%', ..]
           select schedule.Trim('%'),
    ];

    [Fact]
    public void Readme_Names_EverySettingAndNoOther() =>
        Assert.Equal(Settings.Order(StringComparer.Ordinal), Named("README.md").Order(StringComparer.Ordinal));

    [Fact]
    public void Sample_Names_OnlySettings()
    {
        using var sample = JsonDocument.Parse(Text("local.settings.sample.json"));
        var names = sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name).ToList();

        Assert.Contains("Storage__Provider", names);
        Assert.Empty(names.Except([.. Settings, "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"]));
    }

    [Fact]
    public void Deployment_Names_WhatIsReadFromOutsideAndNoOther()
    {
        var names = BicepSetting().Matches(Deployment()).Select(match => match.Value).Where(name => !name.StartsWith("Azure", StringComparison.Ordinal)).Distinct();

        // The folder is the embedded storage's.
        Assert.Equal(Settings.Except(["Storage__Path"]).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Deployment_AndSample_NameWhatAnOperatorDecides() => Assert.All(
        // Without its schedule the official host does not start a timer.
        Settings.Where(name => name.StartsWith("Retention__", StringComparison.Ordinal) || name.EndsWith("__Schedule", StringComparison.Ordinal)),
        name => Assert.All((string[])[Deployment(), Text("local.settings.sample.json")], text => Assert.Contains(name, text, StringComparison.Ordinal)));

    private static string Deployment() => string.Join(
        '\n', Directory.EnumerateFiles(Path.Combine(RepositoryFolder.FullName, "infra"), "*.bicep", SearchOption.AllDirectories).Select(File.ReadAllText));

    private static IEnumerable<string> Named(string file) => SettingName().Matches(Text(file))
        .Select(match => match.Groups["word"].Value).Where(name => !name.StartsWith("Azure", StringComparison.Ordinal)).Distinct();

    private static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryFolder.FullName, file));

    [GeneratedRegex("`(?<word>[A-Z][A-Za-z]+__[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SettingName();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+__[A-Z][A-Za-z]+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BicepSetting();
}
