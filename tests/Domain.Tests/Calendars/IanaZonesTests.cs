using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class IanaZonesTests
{
    [Theory]
    [InlineData("Europe/Warsaw", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Kiev", true)] // an old name still names its zone
    [InlineData("UTC+01", false)] // a name of NodaTime's own
    [InlineData("europe/warsaw", false)]
    [InlineData("Central European Standard Time", false)] // a name of Windows
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Zone_Name_IsOneOfTheDatabase(string? id, bool known) => Assert.Equal(known ? id : null, IanaZones.Find(id)?.Id);
}
