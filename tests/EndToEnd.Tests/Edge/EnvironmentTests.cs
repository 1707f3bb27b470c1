namespace SmartActivities.EndToEnd.Tests.Edge;

/// <summary>What is there for developers is nowhere else.</summary>
public sealed class EnvironmentTests
{
    [Fact]
    public async Task Development_TokenAndClock_AreServed()
    {
        await using var app = await App.StartAsync();

        var anna = await app.SignInAsync();
        (await app.Anonymous.PostAsync("/_local/clock", new { advance = "PT1H" })).Is(200);

        Assert.Equal(App.Start + Duration.FromHours(1), app.Now);
        (await anna.GetAsync("/api/me/notifications")).Is(200);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Elsewhere_TokenAndClock_AreNotThere(string environment)
    {
        await using var app = await App.StartAsync(options =>
        {
            options.Environment = environment;
            options.Settings["Auth:Authority"] = "https://login.example";
            options.Settings["Auth:Audience"] = "smart-activities";
        });

        (await app.Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna" })).IsProblem(404, "not-found");
        Assert.Equal(404, (await app.Anonymous.GetAsync("/_local/clock")).Status);
        Assert.Equal(404, (await app.Anonymous.PostAsync("/_local/clock", new { advance = "PT1H" })).Status);
        Assert.Equal(App.Start, app.Now);
        (await app.Anonymous.GetAsync("/api/health")).Is(200);
        (await app.Anonymous.GetAsync("/api/me/notifications")).IsProblem(401, "unauthenticated");
    }
}
