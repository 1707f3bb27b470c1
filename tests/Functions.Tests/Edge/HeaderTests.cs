using Microsoft.Extensions.Primitives;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge;

public sealed class HeaderTests
{
    private static readonly EntityTag Current = new("7");

    [Theory]
    [InlineData("\"7\"", true)]
    [InlineData("\"6\", \"7\"", true)]
    [InlineData("*", true)]
    [InlineData("\"6\"", false)]
    [InlineData("W/\"7\"", false)] // If-Match compares strongly
    public void IfMatch_WellFormed_ComparesStrongly(string header, bool permits)
    {
        var parsed = TagCondition.RequiredIfMatch(Request("If-Match", header));

        Assert.True(parsed.TryGet(out var condition, out _));
        Assert.Equal(permits, condition.Permits(Current));
    }

    [Theory]
    [InlineData("\"7\"", true)]
    [InlineData("W/\"7\"", true)] // If-None-Match compares weakly
    [InlineData("*", true)]
    [InlineData("\"6\", \"5\"", false)]
    public void IfNoneMatch_WellFormed_ComparesWeakly(string header, bool knows)
    {
        var parsed = TagCondition.IfNoneMatch(Request("If-None-Match", header));

        Assert.True(parsed.TryGet(out var condition, out _));
        Assert.Equal(knows, condition.Knows(Current));
    }

    [Theory]
    [InlineData("7")] // no quotes
    [InlineData("\"7")]
    [InlineData("")]
    [InlineData("*, \"7\"")]
    [InlineData("\"7\" \"8\"")]
    public void IfMatch_Malformed_IsRefused(string header)
    {
        var parsed = TagCondition.RequiredIfMatch(Request("If-Match", header));

        Assert.False(parsed.TryGet(out _, out var problem));
        Assert.Equal(400, problem.Status);
        Assert.Equal("If-Match", problem.Errors[0].Header);
    }

    [Fact]
    public void IfMatch_MissingButRequired_IsAskedFor()
    {
        Assert.False(TagCondition.RequiredIfMatch(EdgeRequest.Context().Request).TryGet(out _, out var problem));
        Assert.Equal(428, problem.Status);
    }

    [Fact]
    public void IfMatch_Missing_PermitsAndKnowsNothing()
    {
        Assert.True(TagCondition.IfMatch(EdgeRequest.Context().Request).TryGet(out var condition, out _));
        Assert.True(condition.Permits(Current));
        Assert.False(condition.Knows(Current));
    }

    [Fact]
    public void EntityTag_Written_StandsInQuotes()
    {
        var http = EdgeRequest.Context();

        Current.WriteTo(http.Response);

        Assert.Equal("\"7\"", http.Response.Headers.ETag);
    }

    public static TheoryData<string, bool> Keys() => new()
    {
        { "a", true },
        { "8e03978e-40d5-43e8-bc93-6894a57f9324", true },
        { "!~\"", true }, // all of visible ASCII
        { new string('k', 255), true },
        { new string('k', 256), false },
        { "", false },
        { "a b", false },
        { "a\tb", false },
        { "klucz-ó", false },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void IdempotencyKey_Sent_MustBeVisibleAscii(string header, bool valid)
    {
        var parsed = IdempotencyKey.Read(Request("Idempotency-Key", header));

        Assert.Equal(valid, parsed.TryGet(out var key, out var problem));
        Assert.Equal(valid ? header : null, key?.Value);
        Assert.Equal(valid ? null : 400, problem?.Status);
    }

    [Fact]
    public void IdempotencyKey_SentTwice_IsRefused() =>
        Assert.False(IdempotencyKey.Read(Request("Idempotency-Key", new StringValues(["a", "b"]))).TryGet(out _, out _));

    [Fact]
    public void IdempotencyKey_Missing_IsNone()
    {
        Assert.True(IdempotencyKey.Read(EdgeRequest.Context().Request).TryGet(out var key, out _));
        Assert.Null(key);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("*/*", true)]
    [InlineData("application/*;q=0.1, text/html", true)]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("text/html, */*;q=0.1", true)]
    [InlineData("what is this", true)] // nothing that can be read
    [InlineData("text/html", false)]
    [InlineData("image/*, application/xml", false)]
    [InlineData("*/*, application/json;q=0", false)] // the more specific range decides
    [InlineData("*/*;q=0", false)]
    [InlineData("application/*;q=0, application/json", true)]
    public void Acceptance_Header_RefusesOnlyWhereJsonIsExcluded(string? accept, bool accepted)
    {
        var problem = Acceptance.RefuseUnlessJson(Request("Accept", accept));

        Assert.Equal(accepted ? null : 406, problem?.Status);
    }

    private static Microsoft.AspNetCore.Http.HttpRequest Request(string header, StringValues value)
    {
        var http = EdgeRequest.Context();
        if (value.Count > 0 && value[0] is not null)
            http.Request.Headers[header] = value;
        return http.Request;
    }
}
