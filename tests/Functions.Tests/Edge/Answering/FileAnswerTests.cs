using System.Text;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Tests.Edge.Answering;

public sealed class FileAnswerTests
{
    private const string Content = "0123456789";
    private const string Tag = "\"abc\"";

    [Fact]
    public async Task FileAnswer_Whole_IsForSavingOnly()
    {
        var http = await AnswerAsync();

        Assert.Equal(200, http.Response.StatusCode);
        Assert.Equal(Content, Encoding.UTF8.GetString(http.Bytes()));
        Assert.Equal("text/html", http.Response.ContentType);
        Assert.Equal(10, http.Response.ContentLength);
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Equal(Tag, http.Response.Headers.ETag);
        Assert.Equal("bytes", http.Response.Headers.AcceptRanges);
        Assert.StartsWith("attachment;", http.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offer.pdf", "attachment; filename=offer.pdf; filename*=UTF-8''offer.pdf")]
    [InlineData("Żółć.pdf", "attachment; filename=____.pdf; filename*=UTF-8''%C5%BB%C3%B3%C5%82%C4%87.pdf")]
    [InlineData("a\"b;c.pdf", "attachment; filename=\"a\\\"b;c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf")]
    public async Task FileAnswer_Name_IsSentInBothForms(string name, string expected)
    {
        var http = await AnswerAsync(name, []);

        Assert.Equal(expected, http.Response.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("\"abc\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"x\"", 412)]
    [InlineData("x", 400)]
    public async Task FileAnswer_IfMatch_IsMinded(string header, int status) =>
        Assert.Equal(status, (await AnswerAsync(("If-Match", header))).Response.StatusCode);

    [Fact]
    public async Task FileAnswer_StaleAndOutOfRange_IsStale() =>
        Assert.Equal(412, (await AnswerAsync(("If-Match", "\"x\""), ("Range", "bytes=99-"))).Response.StatusCode);

    [Theory]
    [InlineData("text/plain; name=\"a\u0001b\"")]
    [InlineData("text/plain; name=\"a\nb\"")]
    [InlineData("ż")]
    public async Task FileAnswer_StoredTypeThatFitsIntoNoHeader_IsBytes(string contentType)
    {
        var http = EdgeRequest.Context();
        await new FileAnswer(
            new FileDescription("a\u0001b", contentType, Content.Length, "abc"),
            (_, _, _) => Task.FromResult<Stream?>(new MemoryStream(Encoding.UTF8.GetBytes(Content)))).ExecuteAsync(http);

        Assert.Equal("application/octet-stream", http.Response.ContentType);
        Assert.Equal("attachment; filename=a_b; filename*=UTF-8''a_b", http.Response.Headers.ContentDisposition);
    }

    [Theory]
    [InlineData("bytes=0-0", "0", "bytes 0-0/10")]
    [InlineData("bytes=2-4", "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", "789", "bytes 7-9/10")]
    [InlineData("bytes=7-99", "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", "789", "bytes 7-9/10")]
    [InlineData("bytes=-99", Content, "bytes 0-9/10")]
    public async Task FileAnswer_Range_OpensTheFileThere(string range, string expected, string contentRange)
    {
        var http = await AnswerAsync(("Range", range));

        Assert.Equal(206, http.Response.StatusCode);
        Assert.Equal(expected, Encoding.UTF8.GetString(http.Bytes()));
        Assert.Equal(contentRange, http.Response.Headers.ContentRange);
        Assert.Equal(expected.Length, http.Response.ContentLength);
    }

    [Theory]
    [InlineData("bytes=0-1,3-4")] // several
    [InlineData("lines=0-1")]
    [InlineData("bytes=4-2")]
    [InlineData("bytes=x")]
    public async Task FileAnswer_RangeNotServed_IsTheWholeFile(string range)
    {
        var http = await AnswerAsync(("Range", range));

        Assert.Equal(200, http.Response.StatusCode);
        Assert.Equal(Content, Encoding.UTF8.GetString(http.Bytes()));
        Assert.False(http.Response.Headers.ContainsKey("Content-Range"));
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=99-100")]
    [InlineData("bytes=-0")]
    public async Task FileAnswer_RangePastTheEnd_IsNotSatisfiable(string range)
    {
        var http = await AnswerAsync(("Range", range));

        Assert.Equal(416, http.Response.StatusCode);
        Assert.Equal("bytes */10", http.Response.Headers.ContentRange);
        Assert.Equal("urn:smart-activities:problem:range-not-satisfiable", http.Json().GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(Tag, 206)]
    [InlineData("\"older\"", 200)]
    [InlineData("W/\"abc\"", 200)] // If-Range compares strongly
    [InlineData("Mon, 23 Nov 2026 10:00:00 GMT", 200)]
    public async Task FileAnswer_IfRange_HoldsForTheSameContentOnly(string condition, int status) =>
        Assert.Equal(status, (await AnswerAsync(("Range", "bytes=0-1"), ("If-Range", condition))).Response.StatusCode);

    [Fact]
    public async Task FileAnswer_KnownToTheReader_IsNotSentAgain()
    {
        var http = await AnswerAsync(("If-None-Match", Tag), ("Range", "bytes=0-1"));

        Assert.Equal(304, http.Response.StatusCode);
        Assert.Empty(http.Bytes());
        Assert.Equal(Tag, http.Response.Headers.ETag);
    }

    [Fact]
    public async Task FileAnswer_FileThatHasGone_IsNotFound()
    {
        var http = EdgeRequest.Context();

        await new FileAnswer(new("a", "text/html", 10, "abc"), (_, _, _) => Task.FromResult<Stream?>(null)).ExecuteAsync(http);

        Assert.Equal(404, http.Response.StatusCode);
    }

    [Fact]
    public async Task FileAnswer_StorageThatDoesNotAnswer_IsUnavailable()
    {
        var http = EdgeRequest.Context();

        await new FileAnswer(new("a", "text/html", 10, "abc"), (_, _, _) => throw new StorageUnavailableException()).ExecuteAsync(http);

        Assert.Equal(503, http.Response.StatusCode);
        Assert.Equal("5", http.Response.Headers.RetryAfter);
        Assert.False(http.Response.Headers.ContainsKey("Content-Disposition"));
    }

    private static Task<HttpContext> AnswerAsync(params (string Name, string Value)[] headers) => AnswerAsync("a.html", headers);

    private static async Task<HttpContext> AnswerAsync(string name, (string Name, string Value)[] headers)
    {
        var http = EdgeRequest.Context();
        foreach (var (header, value) in headers)
            http.Request.Headers[header] = value;
        var answer = new FileAnswer(
            new FileDescription(name, "text/html", Content.Length, "abc"),
            (offset, length, _) => Task.FromResult<Stream?>(new MemoryStream(Encoding.UTF8.GetBytes(Content.Substring((int)offset, (int)length)))));
        await answer.ExecuteAsync(http);
        return http;
    }
}
