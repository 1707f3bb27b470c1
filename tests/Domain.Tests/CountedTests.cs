using System.Globalization;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

/// <summary>What an open activity counts as, why, and since when. The deadline is noon in Warsaw of the day that is asked on.</summary>
public sealed class CountedTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 26, 11, 0);

    [Theory]
    // Without reminders it is urgent 15 minutes ahead.
    [InlineData("", -16, null, null)]
    [InlineData("", -15, CounterReason.Urgent, -15)]
    // The longest reminder counts, not the first one that is left.
    [InlineData("60,0", -61, null, null)]
    [InlineData("60,0", -60, CounterReason.Urgent, -60)]
    [InlineData("60,0", -1, CounterReason.Urgent, -60)]
    [InlineData("0", -1, null, null)]
    // From the deadline on it has passed; until midnight it is today's.
    [InlineData("60,0", 0, CounterReason.PassedToday, 0)]
    [InlineData("60,0", 719, CounterReason.PassedToday, 0)]
    [InlineData("60,0", 720, CounterReason.PassedBeforeToday, 720)]
    [InlineData("60,0", 7 * 1440, CounterReason.PassedBeforeToday, 720)]
    // A reminder of three days lights it three days ahead.
    [InlineData("4320", -4321, null, null)]
    [InlineData("4320", -4320, CounterReason.Urgent, -4320)]
    public void Activity_SoManyMinutesFromItsDeadline_Counts(string reminders, int minutes, CounterReason? reason, int? since)
    {
        var offsets = reminders.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(offset => Duration.FromMinutes(int.Parse(offset, CultureInfo.InvariantCulture)));
        var activity = A.Activity() with { Deadline = new Deadline(Noon, A.Warsaw), Reminders = ReminderOffsets.Of(offsets) };

        var counted = Counted.Of(activity, UserDay.At(Noon + Duration.FromMinutes(minutes), A.Warsaw, IsoDayOfWeek.Monday));

        Assert.Equal(reason, counted?.Reason);
        Assert.Equal(since is { } after ? Noon + Duration.FromMinutes(after) : null, counted?.Since);
    }

    [Fact]
    public void Contact_ThatCameIn_WaitsSinceItCame()
    {
        var contact = A.Activity() with { Deadline = null, Incoming = true, Reminders = default };

        Assert.Equal(
            new Counted(CounterReason.WaitsForAnswer, contact.CreatedAt), Counted.Of(contact, UserDay.At(Noon, A.Warsaw, IsoDayOfWeek.Monday)));
    }
}
