using System.Globalization;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>A list is the same whatever the size of the pages in which it is read.</summary>
public sealed class PagingTests(PagingTests.Full full) : IClassFixture<PagingTests.Full>
{
    [Theory]
    [InlineData("/api/board/deal?pipeline=0&stage=NEW", 7)]
    [InlineData("/api/board/deal?pipeline=0&stage=NEW&order=created", 7)]
    [InlineData("/api/items/deal/1/activities", 7)]
    [InlineData("/api/items/deal/1/timeline", 14)] // as many reminders as activities
    [InlineData("/api/me/notifications", 7)]
    [InlineData("/api/me/reminders", 7)]
    public async Task List_InPagesOfAnySize_IsTheSame(string address, int length)
    {
        var whole = (await full.Anna.PagesAsync(address, 200)).Select(entry => entry.ToString()).ToList();
        Assert.Equal(length, whole.Count);
        Assert.Equal(length, whole.Distinct().Count());

        for (var size = 1; size <= length + 1; size++)
            Assert.Equal(whole, (await full.Anna.PagesAsync(address, size)).Select(entry => entry.ToString()));
    }

    [Theory]
    [InlineData("/api/board/deal?pipeline=0&stage=WON")] // another column
    [InlineData("/api/me/notifications")] // another list
    [InlineData("/api/me/reminders")]
    [InlineData("/api/items/deal/1/timeline")]
    public async Task Cursor_OfAnotherList_IsRefused(string other)
    {
        var cursor = (await full.Anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW&limit=1")).Is(200).Text("nextCursor");
        var join = other.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        var problem = (await full.Anna.GetAsync($"{other}{join}cursor={cursor}")).IsProblem(400, "malformed");

        Assert.Equal("cursor", problem.List("errors")[0].Text("parameter"));
    }

    [Fact]
    public async Task Cursor_OfAnotherTenant_IsRefused()
    {
        const string address = "/api/board/deal?pipeline=0&stage=NEW&limit=1";
        var cursor = (await full.Anna.GetAsync(address)).Is(200).Text("nextCursor");
        var stranger = await full.App.SignInAsync("anna", "other");

        (await stranger.GetAsync($"{address}&cursor={cursor}")).IsProblem(400, "malformed");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("many")]
    public async Task Limit_OutOfRange_IsRefused(string limit) =>
        (await full.Anna.GetAsync($"/api/me/notifications?limit={limit}")).IsProblem(400, "malformed");

    /// <summary>A product in which every list has entries.</summary>
    public sealed class Full : IAsyncLifetime
    {
        public App App { get; private set; } = null!;

        public Client Anna { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            App = await App.StartAsync();
            Anna = await App.SignInAsync();
            var stage = new { pipeline = "0", id = "NEW", semantics = "process" };
            for (var deal = 1; deal <= 7; deal++)
                (await Anna.PutAsync($"/api/items/deal/{deal}", new { title = $"Deal {deal}", stage })).Is(201);
            for (var hours = 1; hours <= 7; hours++)
            {
                // All have the same first reminder, one instant being the hardest place to go on from.
                var deadline = (App.Start + Duration.FromHours(hours)).ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                (await Anna.PostAsync(
                    "/api/activities",
                    new { item = Form.Deal("1"), deadline, reminders = new[] { $"PT{hours - 1}H59M" } })).Is(201);
            }

            await App.AdvanceAsync(Duration.FromMinutes(2));
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
