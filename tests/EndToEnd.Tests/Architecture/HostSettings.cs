using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What the official host is told, which none of our hosts needs, and so no other test would miss.</summary>
public sealed class HostSettings
{
    [Fact]
    public void Queues_OfAnIdleHub_AreAskedOftenEnoughForReminders()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "host.json")));

        var interval = host.RootElement.Text("extensions.durableTask.storageProvider.maxQueuePollingInterval");

        // docs/reminders.md promises what follows from it; the default is half a minute.
        Assert.NotNull(interval);
        Assert.InRange(TimeSpan.Parse(interval, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }
}
