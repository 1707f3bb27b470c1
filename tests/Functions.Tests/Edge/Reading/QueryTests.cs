using CsCheck;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge.Reading;

public sealed class QueryTests
{
    private static readonly CursorSigner Signer = new(new byte[32]);

    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=", 50)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=200", 200)]
    [InlineData("?limit=0", null)]
    [InlineData("?limit=201", null)]
    [InlineData("?limit=-1", null)]
    [InlineData("?limit=%201", null)]
    [InlineData("?limit=1e2", null)]
    [InlineData("?limit=99999999999", null)]
    public void Limit_Sent_MustLieWithinItsBounds(string query, int? expected)
    {
        var parsed = Query(query).ReadLimit();

        Assert.Equal(expected is not null, parsed.TryGet(out var limit, out var problem));
        if (expected is not null)
            Assert.Equal(expected, limit);
        else
            Assert.Equal("limit", problem!.Errors[0].Parameter);
    }

    [Theory]
    [InlineData("?color=red", "color", "unknownParameter")]
    [InlineData("?Limit=5", "Limit", "unknownParameter")] // names are exact
    [InlineData("?limit=5&limit=6", "limit", "repeated")]
    [InlineData("?=5", "", "unknownParameter")]
    public void Query_UnknownOrRepeated_IsRefusedByName(string query, string name, string code)
    {
        Assert.False(QueryValues.Read(Request(query), "limit", "cursor").TryGet(out _, out var problem));

        Assert.Equal(400, problem.Status);
        Assert.Equal((name, code), (problem.Errors[0].Parameter, problem.Errors[0].Code));
    }

    [Fact]
    public void Cursor_SignedThenRead_GivesThePosition() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 1, 64], Gen.String[Gen.Char['!', 'ž'], 0, 300]).Sample((list, tenant, position) =>
            Signer.Read(Query("?cursor=" + Signer.Sign(list, tenant, position)), list, tenant).TryGet(out var read, out _) && read == position);

    [Fact]
    public void Cursor_Absent_IsTheBeginning()
    {
        Assert.True(Signer.Read(Query(""), "board", "demo").TryGet(out var position, out _));
        Assert.Null(position);
    }

    [Fact]
    public void Cursor_AnyCharacterChanged_IsRefused()
    {
        var cursor = Signer.Sign("board", "demo", "2026-11-26|1001");
        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            AssertRefused(changed, "board", "demo");
        }
    }

    [Fact]
    public void Cursor_OfAnotherListOrTenantOrKey_IsRefused()
    {
        var cursor = Signer.Sign("board", "demo", "1001");

        AssertRefused(cursor, "timeline", "demo");
        AssertRefused(cursor, "board", "other");
        AssertRefused(cursor, "boardd", "emo");
        AssertRefused(new CursorSigner(Enumerable.Repeat((byte)1, 32).ToArray()).Sign("board", "demo", "1001"), "board", "demo");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public void Cursor_MadeUp_IsRefused(string cursor) => AssertRefused(Uri.EscapeDataString(cursor), "board", "demo");

    [Fact]
    public void Cursor_ShortKey_IsNoKey() => Assert.Throws<ArgumentException>(() => new CursorSigner(new byte[31]));

    private static void AssertRefused(string cursor, string list, string tenant)
    {
        Assert.False(Signer.Read(Query("?cursor=" + cursor), list, tenant).TryGet(out _, out var problem));
        Assert.Equal((400, "cursor"), (problem.Status, problem.Errors[0].Parameter));
    }

    private static QueryValues Query(string query) =>
        QueryValues.Read(Request(query), "limit", "cursor").TryGet(out var values, out _) ? values : throw new InvalidOperationException();

    private static HttpRequest Request(string query)
    {
        var request = EdgeRequest.Context().Request;
        request.QueryString = new QueryString(query);
        return request;
    }
}
