using System.Net.Http.Json;

namespace SmartActivities.EndToEnd.Tests.Edge;

/// <summary>Conditions are minded by whatever writes, and a wish that nobody hears is refused.</summary>
public sealed class PreconditionTests(TokenTests.Shared shared) : IClassFixture<TokenTests.Shared>
{
    private const string Calendar =
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270501\nSUMMARY:Day off\nEND:VEVENT\nEND:VCALENDAR\n";

    [Theory]
    [InlineData("\"999\"", 412, "stale")]
    [InlineData("W/\"1\"", 412, "stale")]
    [InlineData("garbage", 400, "malformed")]
    [InlineData("*, \"1\"", 400, "malformed")]
    public async Task Write_UnderAConditionThatDoesNotHold_ChangesNothing(string ifMatch, int status, string kind)
    {
        var (anna, admin) = (await shared.App.SignInAsync(), await shared.App.SignInAsync("root", "demo", "admin"));
        var saved = (await anna.PostAsync("/api/activities", new { item = Form.Deal("pre") })).Is(201);
        (await admin.PutAsync("/api/templates/pre", new { subject = "X" })).Message.EnsureSuccessStatusCode();
        (Client Who, HttpMethod Method, string Address, object? Body)[] writes =
        [
            (anna, HttpMethod.Post, "/api/activities", new { item = Form.Deal("pre") }),
            (anna, HttpMethod.Post, $"/api/activities/{saved.Id()}/complete", null),
            (anna, HttpMethod.Delete, $"/api/activities/{saved.Id()}", null),
            (anna, HttpMethod.Put, "/api/items/deal/pre", new { title = "Another" }),
            (anna, HttpMethod.Put, "/api/items/deal/pre-new", new { title = "New" }),
            (anna, HttpMethod.Put, "/api/me/suggestions/deal", new { choice = "day" }),
            (anna, HttpMethod.Delete, "/api/me/suggestions/deal", null),
            (anna, HttpMethod.Put, "/api/me/preferences", new { }),
            (anna, HttpMethod.Put, "/api/me/calendar", new { }),
            (admin, HttpMethod.Put, "/api/settings/calendar", new { }),
            (admin, HttpMethod.Put, "/api/settings/suggestions", new { rules = Array.Empty<object>() }),
            (admin, HttpMethod.Post, "/api/settings/calendar/holidays", new { country = "PL", years = new[] { 2027 } }),
            (admin, HttpMethod.Post, "/api/settings/calendar/import", Calendar),
            (admin, HttpMethod.Put, "/api/templates/pre", new { subject = "Y" }),
            (admin, HttpMethod.Delete, "/api/templates/pre", null),
        ];
        var before = await shared.App.RowsAsync();

        foreach (var (who, method, address, body) in writes)
        {
            HttpContent? content = body switch
            {
                null => null,
                string text => new StringContent(text, System.Text.Encoding.UTF8, "text/calendar"),
                _ => JsonContent.Create(body),
            };
            var answer = await who.SendAsync(method, address, content, ("If-Match", ifMatch));
            Assert.Equal("If-Match", answer.IsProblem(status, kind).List("errors")[0].Text("header"));
        }

        Assert.Equal(before, await shared.App.RowsAsync());
    }

    [Fact]
    public async Task Item_TagOfAnAnswer_IsGoodForTheNextWrite()
    {
        var anna = await shared.App.SignInAsync();
        var created = await anna.PutAsync("/api/items/deal/tag ż", new { title = "Roof" });
        created.Is(201);
        Assert.Equal("/api/items/deal/tag%20%C5%BC", created["Location"]);

        var read = await anna.GetAsync(created["Location"]!);
        Assert.Equal(created["ETag"], read["ETag"]);
        var edited = await anna.SendAsync(HttpMethod.Put, created["Location"]!, JsonContent.Create(new { title = "Roof 2" }), ("If-Match", read["ETag"]!));
        edited.Is(200);
        Assert.NotEqual(read["ETag"], edited["ETag"]);
        (await anna.SendAsync(HttpMethod.Put, created["Location"]!, JsonContent.Create(new { title = "Roof 3" }), ("If-Match", read["ETag"]!))).IsProblem(412, "stale");
    }

    [Fact]
    public async Task Put_IfNoneMatchOfWhatIsThere_IsStale()
    {
        var anna = await shared.App.SignInAsync();
        (await anna.SendAsync(HttpMethod.Put, "/api/items/deal/once", JsonContent.Create(new { title = "A" }), ("If-None-Match", "*"))).Is(201);

        var second = (await anna.SendAsync(HttpMethod.Put, "/api/items/deal/once", JsonContent.Create(new { title = "B" }), ("If-None-Match", "*"))).IsProblem(412, "stale");

        Assert.Equal("If-None-Match", second.List("errors")[0].Text("header"));
        Assert.Equal("A", (await anna.GetAsync("/api/items/deal/once")).Is(200).Text("title"));
    }

    [Fact]
    public async Task OptOut_UnderConditions_IsThereOrNot()
    {
        var anna = await shared.App.SignInAsync("opting");
        Task<Answer> Send(HttpMethod method, string header) => anna.SendAsync(
            method, "/api/me/suggestions/deal", method == HttpMethod.Put ? JsonContent.Create(new { choice = "day" }) : null, (header, "*"));

        (await Send(HttpMethod.Put, "If-Match")).IsProblem(412, "stale");
        (await Send(HttpMethod.Delete, "If-Match")).IsProblem(412, "stale");
        (await Send(HttpMethod.Put, "If-None-Match")).Is(200);
        (await Send(HttpMethod.Put, "If-None-Match")).IsProblem(412, "stale");
        (await Send(HttpMethod.Put, "If-Match")).Is(200);
        Assert.Equal(204, (await Send(HttpMethod.Delete, "If-Match")).Status);
    }

    [Fact]
    public async Task Complete_AgainUnderTheSameCondition_AnswersTheSame()
    {
        var anna = await shared.App.SignInAsync();
        var saved = await anna.PostAsync("/api/activities", new { item = Form.Deal("again") });
        var address = $"/api/activities/{saved.Is(201).Id()}/complete";

        for (var i = 0; i < 2; i++)
            Assert.Equal("completed", (await anna.PostAsync(address, null, ("If-Match", saved["ETag"]!))).Is(200).Text("activity.status"));
        (await anna.PostAsync(address, null, ("If-Match", "\"999\""))).IsProblem(412, "stale");
    }

    [Fact]
    public async Task Template_BuiltIn_IsReplacedUnderItsTag()
    {
        var admin = await shared.App.SignInAsync("root", "built-in", "admin");
        var read = await admin.GetAsync("/api/templates/default");

        var body = JsonContent.Create(read.Is(200));
        (await admin.SendAsync(HttpMethod.Put, "/api/templates/default", body, ("If-Match", read["ETag"]!))).Is(201);
    }

    [Theory]
    [InlineData("DELETE", "/api/activities/1?dryRun=true", "dryRun")]
    [InlineData("POST", "/api/activities?draft=1", "draft")]
    [InlineData("PUT", "/api/items/deal/1?force=1", "force")]
    [InlineData("PUT", "/api/me/suggestions/deal?pipeline=0", "pipeline")]
    [InlineData("DELETE", "/api/me/suggestions/deal?item=1", "item")]
    [InlineData("PUT", "/api/me/preferences?user=jan", "user")]
    [InlineData("GET", "/api/templates?page=2", "page")]
    [InlineData("GET", "/api/templates?cursor=zzz", "cursor")]
    [InlineData("GET", "/api/activities/1/attachments?x=1", "x")]
    [InlineData("GET", "/api/holidays/countries?x=1", "x")]
    [InlineData("GET", "/api/me/notifications?x=1", "x")]
    [InlineData("GET", "/api/me/reminders?x=1", "x")]
    [InlineData("GET", "/api/me/suggestions?itemType=", "itemType")]
    [InlineData("GET", "/api/me/suggestions?itemType=a-b", "itemType")]
    [InlineData("GET", "/api/me/suggestions?itemType=deal&itemId=a/b", "itemId")]
    public async Task Query_ThatNobodyReads_IsRefused(string method, string address, string parameter)
    {
        var anna = await shared.App.SignInAsync();

        var problem = (await anna.SendAsync(new HttpMethod(method), address, content: null)).IsProblem(400, "malformed");

        Assert.Equal(parameter, Assert.Single(problem.List("errors")).Text("parameter"));
    }

    [Fact]
    public async Task Templates_InPages_AreAllOfThem()
    {
        var admin = await shared.App.SignInAsync("root", "paged", "admin");
        for (var i = 0; i < 4; i++)
            (await admin.PutAsync($"/api/templates/t{i}", new { subject = $"T{i}", priority = i })).Is(201);

        var whole = (await admin.GetAsync("/api/templates")).Is(200).List().Each("id").ToList();
        Assert.Equal(5, whole.Count);
        foreach (var limit in (int[])[1, 2, 5])
            Assert.Equal(whole, (await admin.PagesAsync("/api/templates", limit)).Each("id"));
    }
}
