using SmartActivities.EndToEnd.Tests.Edge;

namespace SmartActivities.EndToEnd.Tests.Input;

/// <summary>What is refused names the member and the rule, and leaves nothing behind.</summary>
public sealed class BadInputTests(TokenTests.Shared shared) : IClassFixture<TokenTests.Shared>
{
    public static TheoryData<string> Saves() => [.. BadRequest.Saves.Keys];

    [Theory]
    [MemberData(nameof(Saves))]
    public async Task Save_Bad_IsRefusedAndLeavesNothing(string wrong)
    {
        var row = BadRequest.Saves[wrong];
        var anna = await shared.App.SignInAsync();
        // The block of ids is taken before the first file is read; it belongs to the tenant, not to the request.
        (await anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);
        var before = await shared.App.RowsAsync();
        var files = await shared.App.FilesAsync();

        var problem = (await anna.PostAsync("/api/activities", row.Body())).IsProblem(row.Status, row.Kind);

        if (row.Code is not null)
        {
            var error = Assert.Single(problem.List("errors"));
            Assert.Equal(row.Code, error.Text("code"));
            if (row.Pointer is not null)
                Assert.Equal(row.Pointer, error.Text("pointer"));
            Assert.NotEmpty(error.Text("detail")!);
        }

        Assert.Equal(before, await shared.App.RowsAsync());
        Assert.Equal(files, await shared.App.FilesAsync());
    }

    [Fact]
    public async Task Save_SeveralRulesBroken_NamesThemAll()
    {
        var anna = await shared.App.SignInAsync();

        var problem = (await anna.PostAsync(
            "/api/activities",
            new { item = new { type = "invoice", id = "" }, subject = "", reminders = new[] { "P367D" }, color = "?" })).IsProblem(422, "validation");

        Assert.Subset(
            problem.List("errors").Each("pointer").ToHashSet(), new HashSet<string?> { "/item/id", "/subject", "/reminders", "/color" });
    }

    [Theory]
    [InlineData("/api/form-close/evaluate", "{}", 422, "/item")]
    [InlineData("/api/form-close/evaluate", """{ "item": { "type": "deal", "id": "1" }, "stage": { "pipeline": "", "id": "NEW" } }""", 422, "/stage/pipeline")]
    [InlineData(
        "/api/form-close/evaluate",
        """{ "item": { "type": "deal", "id": "1" }, "stage": { "pipeline": "0", "id": "NEW", "semantics": "lost cause" } }""",
        400,
        "/stage/semantics")]
    [InlineData("/api/form-close/evaluate", """{ "item": { "type": "deal", "id": "1" }, "isnew": true }""", 400, "/isnew")]
    [InlineData("/api/activities/1/complete", """{ "outcome": "agreed" }""", 400, "/outcome")]
    [InlineData("/api/dev/token", """{ "tenant": "demo" }""", 422, "/user")]
    [InlineData("/api/dev/token", """{ "tenant": "demo", "user": "anna", "roles": ["root"] }""", 422, "/roles/0")]
    public async Task Post_Bad_NamesTheMember(string address, string json, int status, string named)
    {
        var anna = await shared.App.SignInAsync();
        var before = await shared.App.RowsAsync();

        var problem = (await anna.PostAsync(address, new StringContent(json, System.Text.Encoding.UTF8, "application/json")))
            .IsProblem(status, status == 400 ? "malformed" : "validation");

        Assert.Equal(named, Assert.Single(problem.List("errors")).Text("pointer"));
        Assert.Equal(before, await shared.App.RowsAsync());
    }

    [Fact]
    public async Task Evaluate_TitleTooLong_NamesItAndMakesNoItem()
    {
        var anna = await shared.App.SignInAsync();

        var problem = (await anna.PostAsync("/api/form-close/evaluate", new { item = Form.Deal("long", new string('x', 501)) }))
            .IsProblem(422, "validation");

        Assert.Equal("/item/title", Assert.Single(problem.List("errors")).Text("pointer"));
        (await anna.GetAsync("/api/items/deal/long")).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task IdempotencyKey_Bad_IsNamed(string key)
    {
        var anna = await shared.App.SignInAsync();

        var problem = (await anna.PostAsync("/api/activities", new { item = Form.Deal() }, ("Idempotency-Key", key))).IsProblem(400, "malformed");

        Assert.Equal("Idempotency-Key", Assert.Single(problem.List("errors")).Text("header"));
    }
}
