using System.Text.RegularExpressions;
using SmartActivities.Functions;
using SmartActivities.Functions.Edge;

namespace SmartActivities.EndToEnd.Tests.Edge;

public sealed partial class TokenTests(TokenTests.Shared shared) : IClassFixture<TokenTests.Shared>
{
    /// <summary>Method and address of every function, those apart that are open to anybody.</summary>
    public static TheoryData<string, string> Protected()
    {
        string[] open = [nameof(CheckHealth), "IssueDevelopmentToken", AnswerUnknownRoute.Name];
        var routes = new TheoryData<string, string>();
        foreach (var (function, trigger) in Architecture.HttpFunctions.All.Where(route => !open.Contains(route.Name)))
        {
            foreach (var method in trigger.Methods!)
                routes.Add(method, "/api/" + Parameter().Replace(trigger.Route!, "1"));
        }

        return routes;
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Route_WithoutAToken_AsksForOne(string method, string address)
    {
        var answer = await shared.App.Anonymous.SendAsync(new HttpMethod(method), address, content: null);

        Assert.Equal(401, answer.Status);
        // What HEAD answers has no body.
        if (method != "head")
            answer.IsProblem(401, "unauthenticated");
        Assert.Equal("Bearer", answer["WWW-Authenticate"]);
    }

    [Theory]
    [InlineData("Basic YW5uYTphbm5h")]
    [InlineData("Bearer")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJ0ZW5hbnQiOiJkZW1vIiwic3ViIjoiYW5uYSJ9.")] // signed by nobody
    public async Task Token_NoGood_IsRefused(string authorization)
    {
        var answer = await shared.App.Anonymous.GetAsync("/api/me/notifications", ("Authorization", authorization));

        answer.IsProblem(401, "unauthenticated");
        Assert.StartsWith("Bearer", answer["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Token_OfAnotherInstallation_IsRefused()
    {
        await using var other = await App.StartAsync();
        var stranger = await other.SignInAsync();

        var answer = await shared.App.Anonymous.GetAsync("/api/me/notifications", ("Authorization", "Bearer " + stranger.Token));

        answer.IsProblem(401, "unauthenticated");
        Assert.Contains("error=\"invalid_token\"", answer["WWW-Authenticate"]);
    }

    [Fact]
    public async Task Token_OfADayAgo_IsStillGood()
    {
        await using var app = await App.StartAsync();
        var anna = await app.SignInAsync();
        await app.AdvanceAsync(Duration.FromDays(1));

        (await anna.GetAsync("/api/me/notifications")).Is(200);
    }

    [Fact]
    public async Task Tenant_Another_SeesNothing()
    {
        var anna = await shared.App.SignInAsync("anna", "mine");
        var saved = (await anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("a.txt", [1])))).Is(201);
        var activity = $"/api/activities/{saved.Id()}";
        var file = $"{activity}/attachments/{saved.List("attachments")[0].Text("id")}";

        var stranger = await shared.App.SignInAsync("anna", "theirs");

        (await stranger.GetAsync(activity)).IsProblem(404, "not-found");
        (await stranger.GetAsync(activity + "/attachments")).IsProblem(404, "not-found");
        (await stranger.GetAsync(file)).IsProblem(404, "not-found");
        (await stranger.PostAsync(activity + "/complete")).IsProblem(404, "not-found");
        (await stranger.DeleteAsync(activity)).IsProblem(404, "not-found");
        (await stranger.GetAsync("/api/items/deal/42")).IsProblem(404, "not-found");
        Assert.Empty((await stranger.GetAsync("/api/items/deal/42/timeline")).Is(200).List());
        Assert.Equal("planned", (await anna.GetAsync(activity)).Is(200).Text("status"));
    }

    [Fact]
    public async Task Health_WithoutAToken_Answers() =>
        Assert.Equal("ok", (await shared.App.Anonymous.GetAsync("/api/health")).Is(200).Text("status"));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    public sealed class Shared : IAsyncLifetime
    {
        public App App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await App.StartAsync();

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
