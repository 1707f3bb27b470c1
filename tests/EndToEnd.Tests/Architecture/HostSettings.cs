using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What the official host is told, which none of our hosts needs, and so no other test would miss.</summary>
public sealed class HostSettings : IDisposable
{
    private readonly JsonDocument _host = JsonDocument.Parse(Text("host.json"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Queues_OfAnIdleHub_AreAskedOftenEnoughForReminders()
    {
        var interval = _host.RootElement.Text("extensions.durableTask.storageProvider.maxQueuePollingInterval");

        // docs/reminders.md promises what follows from it; the default is half a minute.
        Assert.NotNull(interval);
        Assert.InRange(TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Page_Explains_EveryValue()
    {
        var page = Text("docs/configuration.md");

        // "default" is the row of all categories.
        Assert.All(Leaves(_host.RootElement.GetProperty("extensions")), leaf => Assert.Contains(leaf.Name, page, StringComparison.Ordinal));
        Assert.All(
            _host.RootElement.At("logging.logLevel").EnumerateObject(),
            level => Assert.Contains($"| {(level.Name == "default" ? "all" : $"`{level.Name}`")} | {level.Value.GetString()} |", page, StringComparison.Ordinal));
    }

    /// <summary>The extension warns at each start of distributed tracing that is not chosen, and of one that has nowhere to send to.</summary>
    [Fact]
    public void Tracing_IsDecided_SoThatAStartWarnsOfNothing() => Assert.Equal(
        ("True", "None"),
        (_host.RootElement.At("extensions.durableTask.tracing.distributedTracingEnabled").ToString(), _host.RootElement.Text("extensions.durableTask.tracing.version")));

    /// <summary>An alert looks for a single line.</summary>
    [Fact]
    public void Sampling_LeavesLogLines() =>
        Assert.Contains("Trace", _host.RootElement.Text("logging.applicationInsights.samplingSettings.excludedTypes")!.Split(';'));

    private static string Text(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.FullName, path));

    private static IEnumerable<JsonProperty> Leaves(JsonElement element) => element.EnumerateObject()
        .SelectMany(member => member.Value.ValueKind is JsonValueKind.Object ? Leaves(member.Value) : [member]);
}
