using System.Globalization;
using CsCheck;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>
/// Reminders under any sequence of changes and faults are what a plain model says: never early, once, to the right person, and no
/// later than docs/reminders.md promises. REMINDER_SAMPLES says how many sequences to draw instead of the usual ones; a sequence that fails
/// is printed with its seed, which CsCheck_Seed repeats.
/// </summary>
public sealed class ReminderModelTests
{
    private const int UsualSamples = 25;

    [Fact]
    public async Task Reminders_UnderAnySequence_ComeAsPromised()
    {
        await using var host = await ModelApp.StartAsync();
        var samples = 0;

        await Step.Any.Array[5, 25].SampleAsync(
            async steps =>
            {
                // The net runs every five minutes by the clock, so that each sequence is the same again wherever it begins.
                await host.App.AdvanceAsync(Duration.FromMinutes(5) - Duration.FromTicks(host.App.Now.ToUnixTimeTicks() % TimeSpan.FromMinutes(5).Ticks));
                var world = new ReminderWorld(host, $"t{++samples}");
                foreach (var step in steps)
                    await world.TakeAsync(step);
                await world.EndAsync();
            },
            iter: Samples(),
            threads: 1,
            print: steps => string.Join(Environment.NewLine, steps.AsEnumerable()));
    }

    private static int Samples() =>
        int.TryParse(Environment.GetEnvironmentVariable("REMINDER_SAMPLES"), CultureInfo.InvariantCulture, out var samples) ? samples : UsualSamples;
}
