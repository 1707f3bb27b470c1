using System.Text;
using SmartActivities.EndToEnd.Tests.Edge;

namespace SmartActivities.EndToEnd.Tests.Input;

/// <summary>What may stand in a path and in a text, and what is said of what may not.</summary>
public sealed class PathAndTextTests(TokenTests.Shared shared) : IClassFixture<TokenTests.Shared>
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\\\b")]
    [InlineData("100%")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a\\u0007b")]
    public async Task ItemId_ThatHostsReadDifferently_IsRefusedInEachBody(string id)
    {
        var anna = await shared.App.SignInAsync();
        foreach (var address in (string[])["/api/activities", "/api/form-close/evaluate", "/api/planner/draft"])
        {
            var problem = (await PostAsync(anna, address, $$"""{ "item": { "type": "deal", "id": "{{id}}" } }""")).IsProblem(422, "validation");
            Assert.Contains("/item/id", problem.List("errors").Each("pointer"));
        }
    }

    [Theory]
    [InlineData("GET", "/api/items/deal/a%2Fb")]
    [InlineData("PUT", "/api/items/deal/a%2Fb")]
    [InlineData("PUT", "/api/items/deal/a%5Cb")]
    [InlineData("PUT", "/api/items/deal/100%2525")]
    [InlineData("PUT", "/api/items/deal/a%07b")]
    [InlineData("PUT", "/api/items/a-b/1")]
    [InlineData("PUT", "/api/items/invoice/1")]
    [InlineData("GET", "/api/items/deal/a%2Fb/timeline")]
    [InlineData("PUT", "/api/templates/a%2Fb")]
    [InlineData("PUT", "/api/templates/a%07b")]
    [InlineData("PUT", "/api/me/suggestions/a-b")]
    [InlineData("PUT", "/api/me/suggestions/invoice")]
    [InlineData("DELETE", "/api/me/suggestions/a-b")]
    [InlineData("POST", "/api/activities/x/complete")]
    [InlineData("DELETE", "/api/activities/0")]
    public async Task Path_ThatNamesNothing_IsNotFound(string method, string address)
    {
        var admin = await shared.App.SignInAsync("root", "demo", "admin");
        var before = await shared.App.RowsAsync();

        var body = method == "PUT" ? Json(BodyFor(address)) : null;
        (await admin.SendAsync(new HttpMethod(method), address, body)).IsProblem(404, "not-found");

        Assert.Equal(before, await shared.App.RowsAsync());
    }

    [Theory]
    [InlineData("Подготовка документов к отправке")]
    [InlineData("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż")] // 64 of them
    public async Task Ids_OfAnyScript_AreTaken(string id)
    {
        var user = new string('Ж', 64);
        var jan = await shared.App.SignInAsync(user);
        (await jan.PutAsync($"/api/items/deal/{Uri.EscapeDataString(id)}", new { title = "T", stage = new { pipeline = id, id, semantics = "process" } })).Is(201);
        var saved = (await jan.PostAsync("/api/activities", Form.Of(new { item = Form.Deal(id) }, ("a.txt", [1])))).Is(201);

        var column = (await jan.GetAsync($"/api/board/deal?pipeline={Uri.EscapeDataString(id)}&stage={Uri.EscapeDataString(id)}")).Is(200).List();
        Assert.Equal(id, Assert.Single(column).Text("item.id"));
        Assert.Equal(user, column[0].Text("responsibleId"));
        (await jan.GetAsync($"/api/activities/{saved.Id()}/attachments/{saved.List("attachments")[0].Text("id")}")).Message.EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("a\\nb")]
    [InlineData("a\\u0000b")]
    public async Task Title_WithControlCharacters_IsRefusedOnEachRoute(string title)
    {
        var anna = await shared.App.SignInAsync();
        (await anna.PutAsync("/api/items/deal/title", new { title = "Known" })).Message.EnsureSuccessStatusCode();
        foreach (var id in (string[])["title", "unknown-title"])
        {
            var item = $$""" "item": { "type": "deal", "id": "{{id}}", "title": "{{title}}" } """;
            foreach (var (address, more) in ((string, string)[])[("/api/activities", ""), ("/api/form-close/evaluate", ""), ("/api/planner/draft", ", \"column\": \"today\"")])
            {
                var problem = (await PostAsync(anna, address, $"{{ {item} {more} }}")).IsProblem(422, "validation");
                Assert.Equal(("/item/title", "invalidCharacter"), (problem.List("errors")[0].Text("pointer"), problem.List("errors")[0].Text("code")));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\\u2028")]
    public async Task Title_Blank_CountsAsNoneOnEachRoute(string title)
    {
        var anna = await shared.App.SignInAsync();
        var item = $$""" "item": { "type": "deal", "id": "blank", "title": "{{title}}" } """;

        Assert.Equal("Planned: blank", (await PostAsync(anna, "/api/planner/draft", $"{{ {item}, \"column\": \"today\" }}")).Is(200).Text("subject"));
        (await PostAsync(anna, "/api/form-close/evaluate", $"{{ {item} }}")).Is(200);
        (await PostAsync(anna, "/api/activities", $"{{ {item} }}")).Is(201);
        Assert.Equal("blank", (await anna.GetAsync("/api/items/deal/blank")).Is(200).Text("title"));
        // There a title is required.
        (await anna.SendAsync(HttpMethod.Put, "/api/items/deal/blank", Json($$"""{ "title": "{{title}}" }"""))).IsProblem(422, "validation");
    }

    [Theory]
    [InlineData("PUT", "/api/me/suggestions/deal", """{ "choice": "on" }""", "/choice", "day, week, month, forever")]
    [InlineData("PUT", "/api/me/suggestions/deal", """{ "choice": "Day" }""", "/choice", "day, week, month, forever")]
    [InlineData("POST", "/api/planner/draft", """{ "item": { "type": "deal", "id": "1" }, "column": "overdue" }""", "/column", "today, thisWeek, nextWeek, later")]
    [InlineData("PUT", "/api/items/deal/1", """{ "title": "T", "stage": { "pipeline": "0", "id": "N", "semantics": "WON" } }""", "/stage/semantics", "process, won, lost")]
    [InlineData("PUT", "/api/settings/suggestions", """{ "rules": [ { "itemType": "deal", "mode": 1 } ] }""", "/rules/0/mode", "userChoice, on, off")]
    public async Task Word_Unknown_IsRefusedWithThoseAllowed(string method, string address, string json, string named, string allowed)
    {
        var admin = await shared.App.SignInAsync("root", "demo", "admin");

        var problem = (await admin.SendAsync(new HttpMethod(method), address, Json(json))).IsProblem(400, "malformed");

        var error = Assert.Single(problem.List("errors"));
        Assert.Equal(named, error.Text("pointer"));
        Assert.Contains(allowed, error.Text("detail"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Null_IsAbsentEverywhere()
    {
        var anna = await shared.App.SignInAsync();

        (await PostAsync(
            anna,
            "/api/form-close/evaluate",
            """{ "item": { "type": "deal", "id": "null" }, "stage": { "pipeline": "0", "id": "N", "semantics": null }, "isNew": null, "readOnly": null, "hasUnsavedChanges": null }""")).Is(200);
    }

    [Fact]
    public async Task Item_AsItWasRead_CanBePut()
    {
        var anna = await shared.App.SignInAsync();
        (await anna.PostAsync("/api/activities", new { item = Form.Deal("round") })).Is(201);
        var read = (await anna.GetAsync("/api/items/deal/round")).Is(200).GetRawText();

        (await anna.SendAsync(HttpMethod.Put, "/api/items/deal/round", Json(read))).Is(200);
        var other = (await anna.SendAsync(HttpMethod.Put, "/api/items/deal/square", Json(read))).IsProblem(422, "validation");
        Assert.Equal("/id", other.List("errors")[0].Text("pointer"));
    }

    [Theory]
    [InlineData("UTC+01")]
    [InlineData("UTC-05:30")]
    public async Task Zone_ThatIsAnOffset_IsRefused(string zone)
    {
        var anna = await shared.App.SignInAsync();

        (await anna.PostAsync("/api/activities", new { item = Form.Deal(), timeZone = zone })).IsProblem(422, "validation");
        (await anna.PostAsync("/api/activities", new { item = Form.Deal("utc"), timeZone = "UTC" })).Is(201);
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/templates")]
    [InlineData("/api/me/notifications")]
    [InlineData("/api/me/reminders")]
    public async Task Head_WhereGetAnswers_AnswersWithoutTheBody(string address)
    {
        var anna = await shared.App.SignInAsync();

        var answer = await anna.SendAsync(HttpMethod.Head, address, content: null);

        Assert.Equal((200, 0), (answer.Status, answer.Bytes.Length));
        Assert.Equal((await anna.GetAsync(address))["Content-Type"], answer["Content-Type"]);
    }

    [Fact]
    public async Task Cursor_OfAColumnWhoseNamesRunTogether_IsRefused()
    {
        var anna = await shared.App.SignInAsync();
        for (var i = 0; i < 2; i++)
            (await anna.PutAsync($"/api/items/deal/c{i}", new { title = "T", stage = new { pipeline = "p&stage=x", id = "NEW" } })).Message.EnsureSuccessStatusCode();
        var cursor = (await anna.GetAsync("/api/board/deal?limit=1&pipeline=p%26stage%3Dx&stage=NEW")).Is(200).Text("nextCursor");

        (await anna.GetAsync($"/api/board/deal?limit=1&pipeline=p%26stage%3Dx&stage=NEW&cursor={cursor}")).Is(200);
        (await anna.GetAsync($"/api/board/deal?limit=1&pipeline=p&stage=x%26stage%3DNEW&cursor={cursor}")).IsProblem(400, "malformed");
    }

    [Fact]
    public async Task Deadline_InAZoneWhoseOffsetHadSeconds_IsTheInstantThatIsMeant()
    {
        var signed = (await shared.App.Anonymous.PostAsync("/api/dev/token", new { tenant = "monrovia", user = "anna", timeZone = "Africa/Monrovia" })).Is(200);
        using var http = new HttpClient { BaseAddress = shared.App.Address };
        var anna = new Client(http, signed.Text("token"));

        var deadline = (await anna.PostAsync("/api/calendar/deadline", new { from = "1960-01-04T12:00:00Z", rule = new { workingDays = 1, time = "10:00" } })).Is(200);

        // 10:00 at 44 minutes and 30 seconds behind UTC.
        Assert.Equal(Instant.FromUtc(1960, 1, 5, 10, 44, 30), deadline.Moment("deadline"));
    }

    private static string BodyFor(string address) =>
        address.Contains("/items/", StringComparison.Ordinal) ? """{ "title": "T" }"""
        : address.Contains("/templates/", StringComparison.Ordinal) ? """{ "subject": "S" }"""
        : """{ "choice": "day" }""";

    private static Task<Answer> PostAsync(Client who, string address, string json) => who.SendAsync(HttpMethod.Post, address, Json(json));

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
