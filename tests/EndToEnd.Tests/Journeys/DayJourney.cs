using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>A user's day over HTTP, at its edges. It is Monday, 15:01 in Warsaw.</summary>
public sealed class DayJourney : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await App.StartAsync();
        _anna = await _app.SignInAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("Europe/Warsaw", "2026-11-23T23:00:00Z")]
    [InlineData("America/New_York", "2026-11-24T05:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-11-23T18:15:00Z")]
    [InlineData("Pacific/Auckland", "2026-11-24T11:00:00Z")]
    public async Task Deadline_ThatPassed_IsPlannedUntilTheReadersMidnightAndThenOverdue(string zone, string midnight)
    {
        var reader = await ReaderAsync(zone);
        await PutAsync("1", "NEW");
        await SaveAsync("1", "2026-11-23T16:00:00+01:00");

        Assert.Equal("0 0 0", await CountersAsync(reader));
        await _app.AdvanceToAsync(At("2026-11-23T14:45:00Z"));
        Assert.Equal("1 0 0", await CountersAsync(reader));
        await _app.AdvanceToAsync(At(midnight) - Duration.FromTicks(1));
        Assert.Equal(("1 0 0", "today"), (await CountersAsync(reader), await ColumnAsync(reader)));
        Assert.Equal("passedToday", Assert.Single(await CountedAsync(reader, "planned")).Text("why"));
        await _app.AdvanceToAsync(At(midnight));
        Assert.Equal(("0 1 0", "overdue"), (await CountersAsync(reader), await ColumnAsync(reader)));
        var late = Assert.Single(await CountedAsync(reader, "overdue"));
        Assert.Equal(("passedBeforeToday", At(midnight)), (late.Text("why"), late.Moment("since")));
    }

    [Theory]
    // The clocks go back in the night to Sunday, 25 October: the day has 25 hours, and its last one is still today.
    [InlineData("2026-10-25T22:59:00Z", "today")]
    [InlineData("2026-10-25T23:00:00Z", "nextWeek")]
    // They go forward in the night to Sunday, 28 March.
    [InlineData("2027-03-28T21:59:00Z", "today")]
    [InlineData("2027-03-28T22:00:00Z", "nextWeek")]
    public async Task Deadline_OnTheDayOfAClockChange_StandsInTheColumnOfItsDay(string deadline, string column)
    {
        await using var app = await App.StartAsync(options => options.StartAt = (At(deadline) - Duration.FromHours(12)).ToDateTimeOffset());
        _anna = await app.SignInAsync();
        await PutAsync("1", "NEW");
        await SaveAsync("1", deadline);

        Assert.Equal(column, await ColumnAsync(_anna));
    }

    [Fact]
    public async Task Reminder_LongerThanADay_LightsTheCounterWhenItComes()
    {
        await PutAsync("1", "NEW");
        await SaveAsync("1", "2026-12-03T16:00:00+01:00", "P7D", "PT0S");

        await _app.AdvanceToAsync(At("2026-11-26T14:59:59Z"));
        Assert.Equal("0 0 0", await CountersAsync(_anna));
        await _app.AdvanceToAsync(At("2026-11-26T15:00:00Z"));
        Assert.Equal("1 0 0", await CountersAsync(_anna));
        var lit = Assert.Single(await CountedAsync(_anna, "planned"));
        Assert.Equal(("urgent", At("2026-11-26T15:00:00Z"), "Contact the customer"), (lit.Text("why"), lit.Moment("since"), lit.Text("subject")));
        Assert.Single((await _anna.GetAsync("/api/me/agenda")).Is(200).List("nextWeek"));
    }

    [Fact]
    public async Task Item_ThatLeavesTheProcess_CountsNoMoreUntilItComesBack()
    {
        var admin = await _app.SignInAsync(roles: "admin");
        (await admin.PutAsync("/api/settings/behavior", new { autoCompleteOnClose = new { deal = false } })).Is(200);
        await PutAsync("1", "NEW");
        for (var i = 0; i < 12; i++)
            await SaveAsync("1", "2026-11-23T15:10:00+01:00");
        Assert.Equal("12 0 0", await CountersAsync(_anna));

        await PutAsync("1", "WON");
        await _app.WhenIdleAsync();
        Assert.Equal("0 0 0", await CountersAsync(_anna));
        Assert.Equal("", await ColumnAsync(_anna));

        await PutAsync("1", "NEW");
        await _app.WhenIdleAsync();
        Assert.Equal(("12 0 0", "today"), (await CountersAsync(_anna), await ColumnAsync(_anna)));
    }

    [Fact]
    public async Task Counters_InEitherMode_AreAChoiceWhenReading()
    {
        var (admin, jan) = (await _app.SignInAsync(roles: "admin"), await _app.SignInAsync("jan"));
        await PutAsync("1", "NEW");
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal("1"), deadline = "2026-11-23T15:10:00+01:00", responsibleId = "jan" })).Is(201);
        Assert.Equal(("1 0 0", "0 0 0"), (await CountersAsync(_anna), await CountersAsync(jan)));

        (await admin.PutAsync("/api/settings/behavior", new { counterMode = "activityResponsible" })).Is(200);

        Assert.Equal(("0 0 0", "1 0 0"), (await CountersAsync(_anna), await CountersAsync(jan)));
        Assert.Equal("activityResponsible", (await jan.GetAsync("/api/me/counters/planned")).Is(200).Text("counterMode"));
        Assert.Single((await jan.GetAsync("/api/me/agenda")).Is(200).List("today"));
    }

    /// <summary>Jan is in Auckland, where Tuesday begins at 12:00 in Warsaw.</summary>
    [Fact]
    public async Task Counters_OfAnotherUser_AreAManagersAndGoByTheOthersDay()
    {
        var jan = await ReaderAsync("Pacific/Auckland", "jan");
        (await jan.GetAsync("/api/me/counters")).Is(200);
        await _app.WhenRememberedAsync();
        var admin = await _app.SignInAsync(roles: "admin");
        (await admin.PutAsync("/api/settings/behavior", new { counterMode = "activityResponsible" })).Is(200);
        var manager = await _app.SignInAsync("boss", "demo", "manager");
        await PutAsync("1", "NEW");
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal("1"), deadline = "2026-11-24T11:00:00+01:00", responsibleId = "jan" })).Is(201);

        await _app.AdvanceToAsync(At("2026-11-24T10:30:00Z"));
        Assert.Equal(("1 0 0", "0 0 0"), (await CountersAsync(manager, "?userId=jan"), await CountersAsync(manager)));
        await _app.AdvanceToAsync(At("2026-11-24T11:00:00Z"));
        Assert.Equal(("0 1 0", "0 1 0"), (await CountersAsync(manager, "?userId=jan"), await CountersAsync(jan)));
        var late = Assert.Single((await manager.GetAsync("/api/me/counters/overdue?userId=jan")).Is(200).List());
        Assert.Equal(("passedBeforeToday", At("2026-11-24T11:00:00Z")), (late.Text("why"), late.Moment("since")));

        (await admin.GetAsync("/api/me/counters?userId=jan")).IsProblem(403, "forbidden");
        (await _anna.GetAsync("/api/me/counters/overdue?userId=jan")).IsProblem(403, "forbidden");
        (await _anna.GetAsync("/api/me/counters?userId=anna")).Is(200);
        Assert.Equal("0 0 0", await CountersAsync(manager, "?userId=nobody"));
    }

    [Fact]
    public async Task Counters_ThatAreAsBefore_AreAnswered304()
    {
        await PutAsync("1", "NEW");
        await SaveAsync("1", "2026-11-23T16:00:00+01:00");
        var tag = (await _anna.GetAsync("/api/me/counters"))["ETag"]!;

        await _app.AdvanceAsync(Duration.FromMinutes(5));
        Assert.Equal(304, (await _anna.GetAsync("/api/me/counters", ("If-None-Match", tag))).Status);
        await _app.AdvanceToAsync(At("2026-11-23T14:45:00Z"));
        (await _anna.GetAsync("/api/me/counters", ("If-None-Match", tag))).Is(200);
    }

    [Fact]
    public async Task Board_WithoutAnOrder_IsInTheOneThatTheUserPrefers()
    {
        foreach (var deal in new[] { "1", "2", "3" })
        {
            await PutAsync(deal, "NEW");
            await _app.AdvanceAsync(Duration.FromSeconds(1));
        }

        (await _anna.PostAsync("/api/items/deal/1/signals", new { kind = "comment", by = "jan", text = "Hm" })).Is(201);
        Assert.Equal(["1", "3", "2"], await BoardAsync(""));

        (await _anna.PutAsync("/api/me/preferences", new { boardOrder = new[] { new { type = "deal", pipeline = "0", order = "created" } } })).Is(200);
        Assert.Equal(["3", "2", "1"], await BoardAsync(""));
        Assert.Equal(["1", "3", "2"], await BoardAsync("&order=attention"));

        (await _anna.PutAsync("/api/me/preferences", new
        {
            boardOrder = new object[] { new { type = "deal", order = "created" }, new { type = "deal", pipeline = "0", order = "attention" } },
        })).Is(200);
        Assert.Equal(["1", "3", "2"], await BoardAsync(""));
    }

    [Fact]
    public async Task Board_PreferenceChangedBetweenPages_GoesOnInTheOrderOfTheFirst()
    {
        foreach (var deal in new[] { "1", "2", "3" })
        {
            await PutAsync(deal, "NEW");
            await _app.AdvanceAsync(Duration.FromSeconds(1));
        }

        (await _anna.PostAsync("/api/items/deal/1/signals", new { kind = "comment", by = "jan", text = "Hm" })).Is(201);
        var first = (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW&limit=1")).Is(200);
        (await _anna.PutAsync("/api/me/preferences", new { boardOrder = new[] { new { type = "deal", order = "created" } } })).Is(200);

        Assert.Equal("1", first.List()[0].Text("item.id"));
        Assert.Equal(["3", "2"], await BoardAsync($"&cursor={first.Text("nextCursor")}"));
    }

    /// <summary>Between each two pages another card is lifted to the top; those that stand still come once, in their order.</summary>
    [Fact]
    public async Task Board_CardsMoveBetweenPages_ShowsEachThatStoodStillOnce()
    {
        for (var deal = 0; deal < 12; deal++)
            await PutAsync($"{deal}", "NEW");

        List<string?> seen = [];
        var moved = new[] { "3", "11", "0", "7" };
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await _anna.GetAsync($"/api/board/deal?pipeline=0&stage=NEW&limit=3{(cursor is "" ? "" : "&cursor=" + cursor)}")).Is(200);
            seen.AddRange(page.List().Each("item.id"));
            cursor = page.Text("nextCursor");
            await _app.AdvanceAsync(Duration.FromSeconds(1));
            (await _anna.PostAsync($"/api/items/deal/{moved[seen.Count % 4]}/signals", new { kind = "comment", by = "jan", text = "Hm" })).Is(201);
        }

        var still = Enumerable.Range(0, 12).Select(deal => $"{deal}").Except(moved).ToList();
        Assert.Equal(still.Order(), seen.OfType<string>().Where(still.Contains).Order());
    }

    [Theory]
    [InlineData("/api/board/deal/counts", "pipeline", "required")]
    [InlineData("/api/board/deal/planner?column=today", "pipeline", "required")]
    [InlineData("/api/board/deal/planner?pipeline=0", "column", "required")]
    [InlineData("/api/board/deal/planner?pipeline=0&column=tomorrow", "column", "unknown")]
    [InlineData("/api/board/deal/planner/counts", "pipeline", "required")]
    [InlineData("/api/me/counters?of=jan", "of", "unknownParameter")]
    [InlineData("/api/me/counters?userId=%00", "userId", "invalid")]
    [InlineData("/api/me/agenda?limit=0", "limit", "outOfRange")]
    [InlineData("/api/me/agenda?from=tomorrow", "from", "invalid")]
    [InlineData("/api/me/agenda?from=2026-11-26&to=2026-11-25", "to", "outOfRange")]
    public async Task View_OfNothingThatIs_IsRefused(string address, string parameter, string code)
    {
        var error = (await _anna.GetAsync(address)).IsProblem(400, "malformed").List("errors")[0];

        Assert.Equal((parameter, code), (error.Text("parameter"), error.Text("code")));
    }

    [Theory]
    [InlineData("/api/me/counters/late")]
    [InlineData("/api/board/de-al/counts?pipeline=0")]
    [InlineData("/api/board/de-al/planner?pipeline=0&column=today")]
    public async Task View_OfAPathThatNamesNothing_IsNotFound(string address) => (await _anna.GetAsync(address)).IsProblem(404, "not-found");

    private static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;

    private static async Task<string> CountersAsync(Client reader, string query = "")
    {
        var counters = (await reader.GetAsync("/api/me/counters" + query)).Is(200);
        return $"{counters.Text("planned")} {counters.Text("overdue")} {counters.Text("incoming")}";
    }

    private static Task<IReadOnlyList<JsonElement>> CountedAsync(Client reader, string kind) => reader.PagesAsync($"/api/me/counters/{kind}", 5);

    /// <summary>The column of the planner that the only card stands in; empty when it stands in none.</summary>
    private static async Task<string> ColumnAsync(Client reader) => string.Join(' ',
        (await reader.GetAsync("/api/board/deal/planner/counts?pipeline=0")).Is(200).List("columns").Where(column => column.Text("cards") == "1").Each("column"));

    private async Task<IEnumerable<string?>> BoardAsync(string query) =>
        (await _anna.GetAsync("/api/board/deal?pipeline=0&stage=NEW" + query)).Is(200).List().Each("item.id");

    private async Task<Client> ReaderAsync(string zone, string user = "anna") => _app.With((await _app.Anonymous.PostAsync(
        "/api/dev/token", new { tenant = "demo", user, roles = new[] { "member" }, timeZone = zone, locale = "en" })).Is(200).Text("token")!);

    private async Task PutAsync(string deal, string stage)
    {
        var semantics = stage is "WON" ? "won" : "process";
        var put = await _anna.PutAsync($"/api/items/deal/{deal}", new { title = "Roof", stage = new { pipeline = "0", id = stage, semantics }, responsibleId = "anna" });
        Assert.InRange(put.Status, 200, 201);
    }

    private async Task SaveAsync(string deal, string deadline, params string[] reminders) => (await _anna.PostAsync(
        "/api/activities", new { item = Form.Deal(deal), deadline, reminders = reminders is [] ? ["PT15M", "PT0S"] : reminders })).Is(201);
}
