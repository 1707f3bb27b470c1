using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

public sealed class DeadlineTests
{
    [Fact]
    public void Local_OfADeadline_IsWhatTheClockInItsZoneShows() =>
        Assert.Equal(
            new LocalDateTime(2026, 11, 26, 10, 0).WithOffset(Offset.FromHours(1)),
            new Deadline(Instant.FromUtc(2026, 11, 26, 9, 0), A.Warsaw).Local);
}
