using System.Text;
using SmartActivities.Functions.Calendars.Import;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Tests.Edge;

namespace SmartActivities.Functions.Tests.Calendars.Import;

public sealed class CalendarBodyTests
{
    [Theory]
    [InlineData("A:x\r\n y", "A:xy")]
    [InlineData("A:x\n\ty\n z", "A:xyz")]
    [InlineData("A:x\r\n\r\nB:y\r\n", "A:x\r\n\r\nB:y\r\n")]
    [InlineData("\uFEFFA:x", "A:x")]
    public async Task Calendar_Folded_IsPutTogether(string file, string expected) =>
        Assert.Equal(expected, Accepted(await ReadAsync(Encoding.UTF8.GetBytes(file))));

    [Fact]
    public async Task Calendar_FoldedInsideALetter_IsPutTogetherBeforeItIsDecoded()
    {
        var letter = Encoding.UTF8.GetBytes("ś");

        var text = Accepted(await ReadAsync([.. "A:"u8, letter[0], .. "\r\n "u8, letter[1], .. "roda"u8]));

        Assert.Equal("A:środa", text);
    }

    [Theory]
    [InlineData("text/calendar; charset=iso-8859-1", "charset", "iso-8859-1")]
    [InlineData("text/plain", "mediaType", "text/calendar")]
    public async Task Calendar_OfAnotherKind_IsRefusedByWhatIsWrong(string contentType, string code, string named)
    {
        var problem = Assert.IsType<Parsed<string>.Refused>(await ReadAsync("A:x"u8.ToArray(), contentType)).Problem;

        Assert.Equal(415, problem.Status);
        Assert.Equal(("Content-Type", code), (problem.Errors[0].Header, problem.Errors[0].Code));
        Assert.Contains(named, problem.Detail, StringComparison.Ordinal);
    }

    private static string Accepted(Parsed<string> parsed) => Assert.IsType<Parsed<string>.Accepted>(parsed).Value;

    private static Task<Parsed<string>> ReadAsync(byte[] file, string contentType = "text/calendar; charset=utf-8") =>
        CalendarBody.ReadAsync(EdgeRequest.Context("POST", body: new MemoryStream(file), contentType: contentType).Request, CancellationToken.None);
}
