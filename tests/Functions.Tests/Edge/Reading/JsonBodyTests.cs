using System.Text;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge.Reading;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("   ", "", "notJson")]
    [InlineData("{", "", "notJson")]
    [InlineData("{\"subject\":\"a\",}", "", "notJson")]
    [InlineData("{\"subject\":\"a\"} {}", "", "notJson")] // more than one value
    [InlineData("{'subject':1}", "", "notJson")]
    [InlineData("{\"subject\":1 // why\n}", "", "notJson")] // comments are not JSON
    [InlineData("null", "", "wrongType")]
    [InlineData("[]", "", "wrongType")]
    [InlineData("\"text\"", "", "wrongType")]
    [InlineData("{\"subject\":1}", "/subject", "wrongType")]
    [InlineData("{\"subject\":\"\\ud800\"}", "/subject", "loneSurrogate")] // half a surrogate pair is no text
    [InlineData("{\"reminders\":[\"PT1M\",\"\\udc00\"]}", "/reminders/1", "loneSurrogate")]
    [InlineData("{\"\\ud800\":1}", "", "loneSurrogate")] // in a name, which cannot be repeated: where the name stands
    [InlineData("{\"item\":{\"id\":\"1\",\"a\\udfff\":{}}}", "/item", "loneSurrogate")]
    [InlineData("{\"hours\":{\"monday\":[\"\\ud800\"]}}", "/hours/monday/0", "loneSurrogate")]
    [InlineData("{\"tenant\":\"\\ud800\"}", "/tenant", "loneSurrogate")]
    [InlineData("{\"deadline\":\"\\ud800\"}", "/deadline", "loneSurrogate")]
    [InlineData("{\"count\":1.5}", "/count", "wrongType")]
    [InlineData("{\"count\":99999999999}", "/count", "wrongType")]
    [InlineData("{\"count\":\"1\"}", "/count", "wrongType")]
    [InlineData("{\"item\":[]}", "/item", "wrongType")]
    [InlineData("{\"item\":{\"id\":7}}", "/item/id", "wrongType")]
    [InlineData("{\"hours\":{\"monday\":[\"09:00-18:00\",1]}}", "/hours/monday/1", "wrongType")]
    [InlineData("{\"hours\":{\"a.b/c~d\":1}}", "/hours/a.b~1c~0d", "wrongType")] // RFC 6901 escapes
    [InlineData("{\"hours\":{\"x'y\":1}}", "/hours/x'y", "wrongType")]
    [InlineData("{\"reminders\":[\"PT1M\",\"P1Y\"]}", "/reminders/1", "wrongFormat")]
    [InlineData("{\"reminders\":[\"PT1M\",5]}", "/reminders/1", "wrongType")]
    [InlineData("{\"deadline\":\"2026-11-26T16:00:00\"}", "/deadline", "wrongFormat")] // no offset
    [InlineData("{\"deadline\":\"2026-02-30T16:00:00Z\"}", "/deadline", "wrongFormat")]
    [InlineData("{\"until\":\"tomorrow\"}", "/until", "wrongFormat")]
    [InlineData("{\"until\":\"2026-11-26T10:00:00,5Z\"}", "/until", "wrongFormat")]
    [InlineData("{\"until\":\"2026-11-26T24:00:00Z\"}", "/until", "wrongFormat")]
    [InlineData("{\"until\":\"2026-11-26T10:00:00+01:00:30\"}", "/until", "wrongFormat")]
    [InlineData("{\"day\":\"2026-11-31\"}", "/day", "wrongFormat")]
    [InlineData("{\"day\":\"-0001-11-30\"}", "/day", "wrongFormat")]
    [InlineData("{\"tenant\":\"other\"}", "/tenant", "unknownMember")]
    [InlineData("{\"Subject\":\"a\"}", "/Subject", "unknownMember")] // members are camelCase
    [InlineData("{\"item\":{\"type\":\"deal\",\"a b\":1}}", "/item/a b", "unknownMember")]
    [InlineData("{\"subject\":\"a\",\"subject\":\"b\"}", "/subject", "duplicateMember")]
    [InlineData("{\"item\":{\"id\":\"1\",\"id\":\"2\"}}", "/item/id", "duplicateMember")]
    public async Task JsonBody_Malformed_NamesPlaceAndRule(string body, string place, string code)
    {
        var problem = Refused(await ReadAsync(body));

        Assert.Equal((400, "malformed"), (problem.Status, problem.Kind));
        var error = Assert.Single(problem.Errors);
        Assert.Equal((place, code), (error.Pointer, error.Code));
        Assert.DoesNotContain("SmartActivities", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31T23:00:00-18:00")] // lies in the year 10000
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+18:00")] // lies in the year 0
    public async Task JsonBody_InstantThatNoCalendarKnows_IsOutOfRange(string text)
    {
        foreach (var member in (string[])["deadline", "until"])
        {
            var problem = Refused(await ReadAsync($$"""{ "{{member}}": "{{text}}" }"""));

            Assert.Equal((422, "validation"), (problem.Status, problem.Kind));
            Assert.Equal(("/" + member, "outOfRange"), (problem.Errors.Single().Pointer, problem.Errors.Single().Code));
        }
    }

    [Theory]
    [InlineData("2026-11-26t10:00:00z", 0)]
    [InlineData("2026-11-26T10:00:00.5Z", 500_000_000)]
    [InlineData("2026-11-26T10:00:00.12345678987Z", 123_456_789)] // finer than we keep
    public async Task JsonBody_InstantByRfc3339_IsRead(string text, int nanoseconds)
    {
        Assert.True((await ReadAsync($$"""{ "until": "{{text}}" }""")).TryGet(out var request, out _));
        Assert.Equal(Instant.FromUtc(2026, 11, 26, 10, 0).PlusNanoseconds(nanoseconds), request.Until);
    }

    [Theory]
    [InlineData(64, "wrongType")]
    [InlineData(65, "tooDeep")]
    [InlineData(10_000, "tooDeep")]
    public async Task JsonBody_Deep_IsRefusedForItsDepth(int depth, string code)
    {
        var problem = Refused(await ReadAsync(new string('[', depth) + new string(']', depth)));

        Assert.Equal((400, code), (problem.Status, problem.Errors.Single().Code));
    }

    [Fact]
    public async Task JsonBody_ShorterThanItsContentLength_BrokeOff()
    {
        var request = Request("{\"subject\":", "application/json");
        request.ContentLength = 100;

        Assert.Equal("brokenOff", Refused(await JsonBody.ReadAsync(request, SampleJson.Default.SampleRequest, CancellationToken.None)).Errors.Single().Code);
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("identity", null)]
    public async Task JsonBody_Encoded_IsRefusedByItsEncoding(string encoding, int? status)
    {
        var request = Request("{}", "application/json");
        request.Headers.ContentEncoding = encoding;

        var parsed = await JsonBody.ReadAsync(request, SampleJson.Default.SampleRequest, CancellationToken.None);

        var problem = (parsed as Parsed<SampleRequest>.Refused)?.Problem;
        Assert.Equal(status, problem?.Status);
        Assert.True(problem is null || problem.Detail.Contains(encoding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task JsonBody_EveryKindOfMember_IsRead()
    {
        var parsed = await ReadAsync(
            """
            { "subject": "Ołówek", "item": { "type": "deal", "id": "42" }, "reminders": ["PT15M", "P1D"], "hours": { "monday": ["09:00-18:00"] },
              "deadline": "2026-11-26T16:00:00+01:00", "until": "2026-11-26T16:00:00.5+01:00", "day": "2026-11-26", "count": 3 }
            """);

        Assert.True(parsed.TryGet(out var request, out _));
        Assert.Equal("Ołówek", request.Subject);
        Assert.Equal(new SampleItem("deal", "42"), request.Item);
        Assert.Equal([Duration.FromMinutes(15), Duration.FromDays(1)], request.Reminders);
        Assert.Equal(["09:00-18:00"], request.Hours!["monday"]);
        Assert.Equal(new LocalDateTime(2026, 11, 26, 16, 0).WithOffset(Offset.FromHours(1)), request.Deadline);
        Assert.Equal(Instant.FromUtc(2026, 11, 26, 15, 0).PlusNanoseconds(500_000_000), request.Until);
        Assert.Equal(new LocalDate(2026, 11, 26), request.Day);
        Assert.Equal(3, request.Count);
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("APPLICATION/JSON; charset=utf-8", null)]
    [InlineData("application/json; charset=\"UTF-8\"", null)]
    [InlineData(null, 415)]
    [InlineData("", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=nonsense", 415)]
    [InlineData("application/merge-patch+json", 415)] // for patches only
    [InlineData("application/x-www-form-urlencoded", 415)]
    public async Task JsonBody_ContentType_MustBeJsonInUtf8(string? contentType, int? status)
    {
        var parsed = await ReadAsync("{}", contentType);

        Assert.Equal(status, (parsed as Parsed<SampleRequest>.Refused)?.Problem.Status);
    }

    [Fact]
    public async Task JsonBody_ByteOrderMark_IsPassedOver() => Assert.True((await ReadAsync("\uFEFF{}")).TryGet(out _, out _));

    [Fact]
    public async Task JsonBody_LongContentLength_IsRefusedUnread()
    {
        var http = EdgeRequest.Context("POST", body: new UnreadableStream(), contentType: "application/json");
        http.Request.ContentLength = JsonBody.MaxBytes + 1;

        var problem = Refused(await JsonBody.ReadAsync(http.Request, SampleJson.Default.SampleRequest, CancellationToken.None));

        Assert.Equal(413, problem.Status);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 413)]
    public async Task JsonBody_WithoutContentLength_IsCutAtTheLimit(int over, int? status)
    {
        var body = "{\"subject\":\"" + new string('x', JsonBody.MaxBytes - 14 + over) + "\"}";
        Assert.Equal(JsonBody.MaxBytes + over, body.Length);

        var parsed = await ReadAsync(body);

        Assert.Equal(status, (parsed as Parsed<SampleRequest>.Refused)?.Problem.Status);
    }

    [Fact]
    public async Task JsonBody_LenientContext_IsAMistakeOfOurs() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            JsonBody.ReadAsync(Request("{}", "application/json"), LenientJson.Default.SampleItem, CancellationToken.None));

    [Theory]
    [InlineData(null, null)]
    [InlineData("application/json", null)] // announced by its type, but not there
    [InlineData("application/json", 0)]
    public async Task JsonBody_OptionalAndAbsent_IsTheDefault(string? contentType, int? length)
    {
        var absent = new SampleRequest();
        var http = EdgeRequest.Context("POST", body: Stream.Null, contentType: contentType);
        http.Request.ContentLength = length;

        var parsed = await JsonBody.ReadOptionalAsync(http.Request, SampleJson.Default.SampleRequest, absent, CancellationToken.None);

        Assert.True(parsed.TryGet(out var request, out _));
        Assert.Same(absent, request);
    }

    [Fact]
    public async Task JsonBody_Patch_TellsAbsentFromNullFromValue()
    {
        var parsed = await JsonBody.ReadPatchAsync(
            Request("""{ "subject": null, "wait": "PT1H" }""", "application/merge-patch+json"), SampleJson.Default.SamplePatch, CancellationToken.None);

        Assert.True(parsed.TryGet(out var patch, out _));
        Assert.Equal((true, null), (patch.Subject.IsPresent, patch.Subject.Value));
        Assert.Equal((true, Duration.FromHours(1)), (patch.Wait.IsPresent, patch.Wait.Value));
        Assert.False(patch.Deadline.IsPresent);
        Assert.False(patch.Item.IsPresent);
    }

    [Theory]
    [InlineData("""{ "wait": null }""", "/wait", "wrongType")] // not a member that can be cleared
    [InlineData("""{ "deadline": "soon" }""", "/deadline", "wrongFormat")]
    [InlineData("""{ "item": { "id": 1 } }""", "/item/id", "wrongType")]
    [InlineData("""{ "item": { "name": 1 } }""", "/item/name", "unknownMember")]
    [InlineData("""{ "id": 1 }""", "/id", "unknownMember")]
    [InlineData("""{ "subject": "a", "subject": null }""", "/subject", "duplicateMember")]
    public async Task JsonBody_MalformedPatch_NamesPlaceAndRule(string body, string place, string code)
    {
        var parsed = await JsonBody.ReadPatchAsync(Request(body, "application/json"), SampleJson.Default.SamplePatch, CancellationToken.None);

        var error = Assert.Single(Assert.IsType<Parsed<SamplePatch>.Refused>(parsed).Problem.Errors);
        Assert.Equal((place, code), (error.Pointer, error.Code));
    }

    private static Problem Refused(Parsed<SampleRequest> parsed) => Assert.IsType<Parsed<SampleRequest>.Refused>(parsed).Problem;

    private static Task<Parsed<SampleRequest>> ReadAsync(string body, string? contentType = "application/json") =>
        JsonBody.ReadAsync(Request(body, contentType), SampleJson.Default.SampleRequest, CancellationToken.None);

    private static HttpRequest Request(string body, string? contentType) =>
        EdgeRequest.Context("POST", body: new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType: contentType).Request;

    private sealed class UnreadableStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException();
    }
}
