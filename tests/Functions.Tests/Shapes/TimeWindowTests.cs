using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Functions.Tests.Edge;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Shapes;

public sealed class TimeWindowTests
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("?from=&to=", null, null)]
    [InlineData("?from=2026-11-26", "2026-11-25T23:00:00Z", null)]
    [InlineData("?to=2026-11-26", null, "2026-11-26T22:59:59.9999999Z")]
    [InlineData("?from=2026-10-25&to=2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.9999999Z")] // a day of 25 hours
    [InlineData("?from=2026-11-26T15:00:00Z&to=2026-11-26T16:00:00%2B01:00", "2026-11-26T15:00:00Z", "2026-11-26T15:00:00Z")]
    [InlineData("?from=2026-11-26T15:00:00Z&to=2026-11-26", "2026-11-26T15:00:00Z", "2026-11-26T22:59:59.9999999Z")]
    [InlineData("?from=0001-01-01&to=9997-12-31", "0000-12-31T22:36:00Z", "9997-12-31T22:59:59.9999999Z")]
    public void Window_OfDaysAndInstants_HasBothItsEnds(string query, string? from, string? to)
    {
        Assert.True(Read(query).TryGet(out var window, out _));

        Assert.Equal((from, to), (Text(window.From), Text(window.To)));
    }

    [Theory]
    [InlineData("?from=26.11.2026", "from", "invalid")]
    [InlineData("?from=2026-02-30", "from", "invalid")]
    [InlineData("?to=9998-01-01", "to", "invalid")] // no calendar knows it
    [InlineData("?to=2026-11-26T16:00:00", "to", "invalid")]
    [InlineData("?to=9999-11-26T16:00:00Z", "to", "invalid")]
    [InlineData("?from=2026-11-26T16:00:00+01:00", "from", "invalid")] // a plus in a query is a blank
    [InlineData("?from=2026-11-26&to=2026-11-25", "to", "outOfRange")]
    [InlineData("?from=2026-11-26T16:00:00Z&to=2026-11-26T15:59:59Z", "to", "outOfRange")]
    public void Window_ThatIsNone_IsRefusedByName(string query, string parameter, string code)
    {
        Assert.False(Read(query).TryGet(out _, out var problem));

        Assert.Equal((400, parameter, code), (problem.Status, problem.Errors[0].Parameter, problem.Errors[0].Code));
    }

    private static string? Text(Instant? moment) => moment is { } at ? InstantPattern.ExtendedIso.Format(at) : null;

    private static Parsed<TimeWindow> Read(string query)
    {
        var request = EdgeRequest.Context().Request;
        request.QueryString = new QueryString(query);
        return QueryValues.Read(request, "from", "to").TryGet(out var values, out _)
            ? TimeWindow.Read(values, A.Warsaw)
            : throw new InvalidOperationException();
    }
}
