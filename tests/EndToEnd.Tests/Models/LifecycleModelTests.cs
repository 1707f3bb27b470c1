using System.Globalization;
using CsCheck;
using LocalHost.Testing;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>
/// Any sequence of commands, of time and of faults gives what a plain model says: activities, timelines, attention, notices, reminders, files
/// and ids. LIFECYCLE_SAMPLES says how many sequences to draw instead of the usual ones; a sequence that fails is printed with its seed,
/// which CsCheck_Seed repeats.
/// </summary>
public abstract class LifecycleModelTests
{
    [ContractFact]
    public async Task Tenant_UnderAnySequence_IsWhatTheModelSays()
    {
        await using var host = await ModelApp.StartAsync(await ConfigureAsync());
        var samples = 0;

        await LifecycleStep.Any.Array[20, MostSteps].SampleAsync(
            async steps =>
            {
                // The net runs every five minutes by the clock, so that each sequence is the same again wherever it begins.
                await host.App.AdvanceAsync(Duration.FromMinutes(5) - Duration.FromTicks(host.App.Now.ToUnixTimeTicks() % TimeSpan.FromMinutes(5).Ticks));
                var world = new LifecycleWorld(host, $"t{++samples}");
                foreach (var step in steps)
                    await world.TakeAsync(step);
                await world.EndAsync();
            },
            iter: Samples(),
            threads: 1,
            print: steps => string.Join(Environment.NewLine, steps.AsEnumerable()));
    }

    /// <summary>How many sequences are drawn where nobody says.</summary>
    protected abstract int UsualSamples { get; }

    /// <summary>The longest sequence.</summary>
    protected abstract int MostSteps { get; }

    /// <summary>The provider that this suite is run for.</summary>
    protected abstract Task<Action<FunctionsTestHostOptions>?> ConfigureAsync();

    private int Samples() =>
        int.TryParse(Environment.GetEnvironmentVariable("LIFECYCLE_SAMPLES"), CultureInfo.InvariantCulture, out var samples) ? samples : UsualSamples;
}

public sealed class EmbeddedLifecycleModelTests : LifecycleModelTests
{
    protected override int UsualSamples => 8;

    protected override int MostSteps => 250;

    protected override Task<Action<FunctionsTestHostOptions>?> ConfigureAsync() => Task.FromResult<Action<FunctionsTestHostOptions>?>(null);
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureLifecycleModelTests(AzuriteFixture azurite) : LifecycleModelTests
{
    protected override int UsualSamples => 2;

    protected override int MostSteps => 60;

    protected override async Task<Action<FunctionsTestHostOptions>?> ConfigureAsync()
    {
        await azurite.EmptyAsync();
        return options =>
        {
            options.Settings["Storage:Provider"] = "Azure";
            options.Settings["AzureWebJobsStorage"] = azurite.ConnectionString;
        };
    }
}
