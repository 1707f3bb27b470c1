using System.Globalization;
using Microsoft.DurableTask;
using SmartActivities.Functions.Reminders;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>The orchestration of one activity's reminders, which a model takes away.</summary>
internal static class LostOrchestration
{
    public static string InstanceOf(string tenant, long activity) => string.Create(CultureInfo.InvariantCulture, $"{tenant}-{activity}");

    /// <summary>Takes it away as if it had never been started.</summary>
    /// <returns>False when none lives.</returns>
    public static async Task<bool> LoseAsync(App app, string instance)
    {
        if (await app.Durable.GetInstanceAsync(instance) is not { IsCompleted: false })
            return false;
        await app.Durable.TerminateInstanceAsync(instance);
        await app.WhenIdleAsync();
        await app.Durable.PurgeInstanceAsync(instance);
        return true;
    }

    /// <summary>Puts one in its place that sleeps for months, whatever is due.</summary>
    public static Task SleepAsync(App app, string tenant, long activity, string itemType, string itemId, Instant until) =>
        app.Durable.ScheduleNewOrchestrationInstanceAsync(
            nameof(RemindOfActivity),
            new RemindedActivity(tenant, activity, itemType, itemId, new NextReminder(Exists: true, 1, until.ToDateTimeUtc())),
            new StartOrchestrationOptions(InstanceOf(tenant, activity)));
}
