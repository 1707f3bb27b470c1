using System.Text;

namespace SmartActivities.EndToEnd.Tests.Settings;

/// <summary>What administrators and users set, and how it comes back in drafts, over HTTP.</summary>
public abstract class SettingsJourney : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;
    private Client _admin = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
        _admin = await _app.SignInAsync("boss", roles: "admin");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [ContractFact]
    public async Task OptOut_ForAWeek_EndsOnMondayAndDisappears()
    {
        var put = (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "week" })).Is(200);
        Assert.Equal(("deal", "week", Instant.FromUtc(2026, 11, 29, 23, 0)), (put.Text("itemType"), put.Text("choice"), put.Moment("until")));
        Assert.Equal("optedOut", await ReasonAsync());
        Assert.Equal("noPlannedActivity", await ReasonAsync(type: "lead"));

        var menu = (await _anna.GetAsync("/api/me/suggestions?itemType=deal")).Is(200);
        Assert.Equal("week", menu.Text("current.state"));
        Assert.Equal(["on", "day", "week", "month", "forever"], menu.List("choices").Each("value"));
        Assert.Equal(["deal"], menu.List("optOuts").Each("itemType"));

        await _app.AdvanceToAsync(put.Moment("until"));
        Assert.Equal("noPlannedActivity", await ReasonAsync());
        Assert.Empty((await _anna.GetAsync("/api/me/suggestions")).Is(200).List("optOuts"));
    }

    [ContractFact]
    public async Task OptOut_OfAPipelineOrAnItem_LeavesTheRestAlone()
    {
        (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "forever", pipeline = "7" })).Is(200);
        (await _anna.PutAsync("/api/me/suggestions/deal", new { until = "2026-12-24", itemId = "13" })).Is(200);

        Assert.Equal("optedOut", await ReasonAsync(pipeline: "7"));
        Assert.Equal("optedOut", await ReasonAsync("13"));
        Assert.Equal("noPlannedActivity", await ReasonAsync());

        Assert.Equal(204, (await _anna.DeleteAsync("/api/me/suggestions/deal?pipeline=7")).Status);
        Assert.Equal("noPlannedActivity", await ReasonAsync(pipeline: "7"));
        Assert.Equal("optedOut", await ReasonAsync("13"));
    }

    [ContractFact]
    public async Task Modes_OfTheAdministrator_HoldForEverybodyAtOnce()
    {
        (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "forever" })).Is(200);
        Assert.Equal("unsupportedItemType", await ReasonAsync(type: "invoice"));
        object[] rules =
        [
            new { itemType = "deal", mode = "on" },
            new { itemType = "deal", pipeline = "7", mode = "off" },
            new { itemType = "invoice", mode = "userChoice" },
        ];

        var put = await _admin.PutAsync("/api/settings/suggestions", new { rules });

        put.Is(200);
        Assert.Equal("\"1\"", put["ETag"]);
        Assert.Equal("noPlannedActivity", await ReasonAsync());
        Assert.Equal("disabledByAdministrator", await ReasonAsync(pipeline: "7"));
        Assert.Equal("noPlannedActivity", await ReasonAsync(type: "invoice"));
        (await _anna.PostAsync("/api/activities", new { item = new { type = "invoice", id = "1" } })).Is(201);
        (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "day" })).IsProblem(409, "conflict");
        var menu = (await _anna.GetAsync("/api/me/suggestions?itemType=deal")).Is(200);
        Assert.Equal(("on", "on"), (menu.Text("current.state"), menu.Text("current.mode")));
        Assert.Empty(menu.List("choices"));
    }

    [ContractFact]
    public async Task Template_OfAStage_MakesTheDraftOfEvaluateAndOfSave()
    {
        var template = new
        {
            itemType = "deal",
            stage = "QUOTE",
            priority = 10,
            subject = "Call about {item.title} ({user.name})",
            deadline = new { workingDays = 2, time = "10:00" },
            responsible = new { kind = "user", userId = "jan" },
            reminders = new[] { "PT1H" },
            color = "3",
        };
        (await _admin.PutAsync("/api/templates/quote-sent", template)).Is(201);

        var draft = (await EvaluateAsync(stage: "QUOTE")).At("draft");
        Assert.Equal(
            ("quote-sent", "Call about Roof for {user.name} (anna)", "2026-11-25T10:00:00+01:00", "jan", "3"),
            (draft.Text("templateId"), draft.Text("subject"), draft.Text("deadline"), draft.Text("responsibleId"), draft.Text("color")));
        Assert.Equal("default", (await EvaluateAsync(stage: "NEW")).Text("draft.templateId"));

        // The save knows the stage only from the item.
        (await _anna.PutAsync("/api/items/deal/5", new { title = "Fence", stage = new { pipeline = "0", id = "QUOTE", semantics = "process" } })).Is(201);
        var saved = (await _anna.PostAsync("/api/activities", new { item = new { type = "deal", id = "5" } })).Is(201);
        Assert.Equal(("quote-sent", "Call about Fence (anna)", "jan"), (saved.Text("templateId"), saved.Text("subject"), saved.Text("responsibleId")));
        var named = (await _anna.PostAsync("/api/activities", new { item = new { type = "deal", id = "5" }, templateId = "default" })).Is(201);
        Assert.Equal(("default", "Contact the customer"), (named.Text("templateId"), named.Text("subject")));

        Assert.Equal(["quote-sent", "default"], (await _anna.GetAsync("/api/templates")).Is(200).List().Each("id"));
        Assert.Equal(204, (await _admin.DeleteAsync("/api/templates/quote-sent")).Status);
        (await _anna.GetAsync("/api/templates/quote-sent")).IsProblem(404, "not-found");
        (await _admin.DeleteAsync("/api/templates/default")).IsProblem(409, "conflict");
    }

    [ContractFact]
    public async Task Calendar_OfTenantAndPerson_MovesTheDeadlineAndSaysWhy()
    {
        var hours = new { monday = new[] { "08:00-16:00" }, wednesday = new[] { "08:00-12:00", "13:00-16:00" }, friday = new[] { "08:00-16:00" } };
        object[] holidays = [new { date = "2026-11-25", name = "Company day" }, new { yearly = "11-27", name = "Founding day" }];
        (await _admin.PutAsync("/api/settings/calendar", new { timeZone = "Europe/Warsaw", firstDayOfWeek = "sunday", hours, holidays })).Is(200);
        (await _anna.PutAsync("/api/me/calendar", new { absences = new[] { new { from = "2026-11-30", to = "2026-11-30", name = "Leave" } } })).Is(200);

        var computed = (await _anna.PostAsync("/api/calendar/deadline", new { rule = new { workingDays = 1 } })).Is(200);

        Assert.Equal("2026-12-02T16:00:00+01:00", computed.Text("deadline"));
        Assert.Equal(
            ["creationDay", "weekend", "holiday", "weekend", "holiday", "weekend", "weekend", "absence", "weekend", "workingDay"],
            computed.List("explanation").Each("reason"));
        var days = (await _anna.GetAsync("/api/calendar?from=2026-11-25&to=2026-12-02")).Is(200).List("days");
        Assert.Equal(["Company day", null, "Founding day", null, null, "Leave", null, null], days.Each("name"));
        Assert.Equal(["08:00-12:00", "13:00-16:00"], days[^1].List("hours").Select(range => range.GetString()));
        Assert.Equal("2026-12-02T16:00:00+01:00", (await _anna.PostAsync("/api/calendar/deadline", new { rule = new { workingDays = 1 } })).Is(200).Text("deadline"));
        // The tenant's week begins on Sunday.
        Assert.Equal(Instant.FromUtc(2026, 11, 28, 23, 0), (await _anna.PutAsync("/api/me/suggestions/deal", new { choice = "week" })).Is(200).Moment("until"));
    }

    [ContractFact]
    public async Task Calendar_WithoutWorkingTime_FallsBackAndSaysSo()
    {
        (await _admin.PutAsync("/api/settings/calendar", new { hours = new { } })).Is(200);

        var computed = (await _anna.PostAsync("/api/calendar/deadline", new { rule = new { workingDays = 3 } })).Is(200);

        Assert.Equal(("True", "2026-11-26T16:00:00+01:00"), (computed.Text("fellBackToCalendarDays"), computed.Text("deadline")));
    }

    [ContractFact]
    public async Task Holidays_OfACountry_AreAddedOnce()
    {
        var asked = new { country = "PL", years = new[] { 2026, 2027 } };
        var listed = (await _anna.GetAsync("/api/holidays?country=PL&year=2027")).Is(200).List();
        Assert.Equal(("2027-01-01", "Nowy Rok"), (listed[0].Text("date"), listed[0].Text("name")));

        var first = (await _admin.PostAsync("/api/settings/calendar/holidays", asked)).Is(200);
        var second = (await _admin.PostAsync("/api/settings/calendar/holidays", asked)).Is(200);

        Assert.True(first.GetProperty("added").GetInt32() > 20);
        Assert.Equal(0, second.GetProperty("added").GetInt32());
        Assert.Equal(
            first.GetProperty("added").GetInt32(),
            (await _admin.GetAsync("/api/settings/calendar")).Is(200).List("holidays").Count);
        Assert.Equal("holiday", (await _anna.GetAsync("/api/calendar?from=2026-12-25&to=2026-12-25")).Is(200).List("days")[0].Text("reason"));
    }

    [ContractFact]
    public async Task Import_OfAFile_TakesWholeDaysAndSkipsTheRest()
    {
        var file = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:a
            DTSTART;VALUE=DATE:20261111
            RRULE:FREQ=YEARLY
            SUMMARY:Independence Day
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            DTSTART;VALUE=DATE:20201126
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
            SUMMARY:Thanks
             giving
            END:VEVENT
            BEGIN:VEVENT
            UID:c
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261227
            SUMMARY:Christmas
            END:VEVENT
            BEGIN:VEVENT
            UID:d
            DTSTART:20261201T100000Z
            SUMMARY:Meeting
            END:VEVENT
            BEGIN:VEVENT
            UID:e
            DTSTART;VALUE=DATE:20260230
            SUMMARY:Never
            END:VEVENT
            END:VCALENDAR
            """;

        var answer = (await ImportAsync(file)).Is(200);

        Assert.Equal(1 + 11 + 3, answer.GetProperty("added").GetInt32());
        Assert.Equal(["invalid", "notAllDay"], answer.List("skipped").Each("reason").Order());
        var days = (await _anna.GetAsync("/api/calendar?from=2026-11-26&to=2026-12-26")).Is(200).List("days");
        Assert.Equal(["Thanksgiving", "Christmas", "Christmas", "Christmas"], days.Each("name").Where(name => name is not null));
        Assert.Equal("Independence Day", (await _anna.GetAsync("/api/calendar?from=2031-11-11&to=2031-11-11")).Is(200).List("days")[0].Text("name"));
        Assert.Equal(0, (await ImportAsync(file)).Is(200).GetProperty("added").GetInt32());
    }

    [ContractFact]
    public async Task Preferences_OfAUser_SetTheRemindersOfDrafts()
    {
        var reminders = new[] { "PT2H" };
        var remindersFor = new[] { new { type = "deal", pipeline = "7", reminders = new[] { "P1D", "PT0S" } } };
        var boardOrder = new[] { new { type = "deal", pipeline = "7", order = "created" } };
        (await _anna.PutAsync("/api/me/preferences", new { reminders, remindersFor, boardOrder })).Is(200);

        Assert.Equal(["PT2H"], Reminders(await EvaluateAsync()));
        Assert.Equal(["P1D", "PT0S"], Reminders(await EvaluateAsync(pipeline: "7")));
        Assert.Equal("created", (await _anna.GetAsync("/api/me/preferences")).Is(200).List("boardOrder")[0].Text("order"));

        static IEnumerable<string?> Reminders(System.Text.Json.JsonElement answer) => answer.At("draft").List("reminders").Select(one => one.GetString());
    }

    [ContractFact]
    public async Task Planner_Drag_DraftsPlannedWithTheColumnsDeadline()
    {
        var draft = (await _anna.PostAsync("/api/planner/draft", new { item = Form.Deal(), column = "nextWeek" })).Is(200);

        Assert.Equal(("Planned: Roof for Kowalski", "2026-11-30T16:00:00+01:00"), (draft.Text("subject"), draft.Text("deadline")));
        Assert.Null(draft.Text("templateId"));
        (await _anna.PostAsync("/api/planner/draft", new { item = Form.Deal() })).IsProblem(422, "validation");
    }

    [ContractFact]
    public async Task Language_OfTokenThenBrowserThenTenant_SpeaksInDrafts()
    {
        var body = new { item = new { type = "deal", id = "1" } };
        var nobody = await SignInWithoutLocaleAsync();
        (await _admin.PutAsync("/api/settings/suggestions", new { rules = Array.Empty<object>(), language = "pl" })).Is(200);

        Assert.Equal("Contact the customer", (await _anna.PostAsync("/api/form-close/evaluate", body, ("Accept-Language", "de"))).Is(200).Text("draft.subject"));
        var german = (await nobody.PostAsync("/api/form-close/evaluate", body, ("Accept-Language", "de;q=0.9"))).Is(200).Text("draft.subject");
        var polish = (await nobody.PostAsync("/api/form-close/evaluate", body)).Is(200).Text("draft.subject");
        Assert.Equal(3, new[] { "Contact the customer", german, polish }.Distinct().Count());
        Assert.Contains("klient", polish, StringComparison.OrdinalIgnoreCase);
    }

    [ContractFact]
    public async Task Settings_WithoutTheRole_AreForbidden()
    {
        foreach (var address in (string[])["/api/settings/suggestions", "/api/settings/calendar"])
        {
            (await _anna.GetAsync(address)).IsProblem(403, "forbidden");
            (await _anna.PutAsync(address, new { })).IsProblem(403, "forbidden");
        }

        (await _anna.PutAsync("/api/templates/x", new { subject = "X" })).IsProblem(403, "forbidden");
        (await _anna.DeleteAsync("/api/templates/x")).IsProblem(403, "forbidden");
        (await _anna.PostAsync("/api/settings/calendar/holidays", new { country = "PL", years = new[] { 2026 } })).IsProblem(403, "forbidden");
        (await ImportAsync("", _anna)).IsProblem(403, "forbidden");
    }

    [ContractFact]
    public async Task Put_OfAStaleRevision_ChangesNothing()
    {
        var rules = Array.Empty<object>();
        (await _admin.PutAsync("/api/settings/suggestions", new { rules })).Is(200);

        var stale = await _admin.SendAsync(
            HttpMethod.Put, "/api/settings/suggestions", System.Net.Http.Json.JsonContent.Create(new { rules, language = "de" }), ("If-Match", "\"0\""));

        stale.IsProblem(412, "stale");
        Assert.Null((await _admin.GetAsync("/api/settings/suggestions")).Is(200).Text("language"));
    }

    [ContractFact]
    public async Task BadInput_IsToldAndChangesNothing()
    {
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);
        var before = await _app.RowsAsync();
        (Client Who, string Address, object Body, string Pointer, string Code)[] table =
        [
            (_admin, "/api/settings/calendar", new { holidays = new[] { new { date = "2026-02-30", name = "X" } } }, "/holidays/0/date", "noSuchDay"),
            (_admin, "/api/settings/calendar", new { holidays = new[] { new { yearly = "02-30", name = "X" } } }, "/holidays/0/yearly", "noSuchDay"),
            (_admin, "/api/settings/calendar", new { holidays = new[] { new { date = "2026-02-03", name = " " } } }, "/holidays/0/name", "required"),
            (_admin, "/api/settings/calendar", new { holidays = Enumerable.Repeat(new { yearly = "01-01", name = "X" }, 10_000) }, "/holidays", "tooMany"),
            (_admin, "/api/settings/calendar", new { hours = new { monday = new[] { "18:00-09:00" } } }, "/hours/monday/0", "endsBeforeItBegins"),
            (_admin, "/api/settings/calendar", new { hours = new { friday = new[] { "09:00-13:00", "12:00-18:00" } } }, "/hours/friday/1", "overlap"),
            (_admin, "/api/settings/calendar", new { timeZone = "Europe/Atlantis" }, "/timeZone", "unknown"),
            (_admin, "/api/settings/calendar", new { firstDayOfWeek = "someday" }, "/firstDayOfWeek", "unknown"),
            (_admin, "/api/settings/suggestions", new { rules = new[] { new { itemType = "deal" } } }, "/rules/0/mode", "required"),
            (_admin, "/api/settings/suggestions", new { rules = new object?[] { null } }, "/rules/0", "required"),
            (_admin, "/api/templates/x", new { subject = "Call {item.phone}" }, "/subject", "unknownPlaceholder"),
            (_admin, "/api/templates/x", new { subject = "Call {item.title" }, "/subject", "unclosedPlaceholder"),
            (_admin, "/api/templates/x", new { subject = "X", deadline = new { workingDays = 401 } }, "/deadline/workingDays", "outOfRange"),
            (_admin, "/api/templates/x", new { subject = "X", responsible = new { kind = "user" } }, "/responsible/userId", "required"),
            (_anna, "/api/me/suggestions/deal", new { choice = "day", until = "2026-12-24" }, "/choice", "required"),
            (_anna, "/api/me/suggestions/deal", new { until = "2026-11-23" }, "/until", "inThePast"),
            (_anna, "/api/me/suggestions/deal", new { until = "2026-02-30" }, "/until", "noSuchDay"),
            (_anna, "/api/me/preferences", new { reminders = Array.Empty<string>() }, "/reminders", "required"),
            (_anna, "/api/me/calendar", new { absences = new[] { new { from = "2026-12-31", to = "2026-12-24", name = "X" } } }, "/absences/0/to", "endsBeforeItBegins"),
        ];

        foreach (var (who, address, body, pointer, code) in table)
        {
            var problem = (await who.PutAsync(address, body)).IsProblem(422, "validation");
            var error = problem.List("errors")[0];
            Assert.Equal((pointer, code), (error.Text("pointer"), error.Text("code")));
        }

        (await _anna.PostAsync("/api/activities", new { item = Form.Deal(), templateId = "nope" })).IsProblem(422, "validation");
        (await _anna.GetAsync("/api/calendar?from=2026-01-01&to=2028-01-01")).IsProblem(400, "malformed");
        (await _anna.GetAsync("/api/holidays?country=XX&year=2027")).IsProblem(400, "malformed");
        Assert.Equal(before, await _app.RowsAsync());
    }

    [ContractFact]
    public async Task Settings_AsTheyAreRead_CanBePut()
    {
        var days = string.Concat(new[] { "00010101", "99971231", "99980501", "99991231", "20260229" }
            .Select(day => $"BEGIN:VEVENT\r\nUID:{day}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{new string('ż', 300)}\r\nEND:VEVENT\r\n"));
        var imported = (await ImportAsync($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{days}END:VCALENDAR\r\n")).Is(200);
        Assert.Equal(2, imported.GetProperty("added").GetInt32());
        Assert.Equal(["9998-05-01", "9999-12-31", "2026-02-29"], imported.List("skipped").OrderBy(one => one.Text("date") == "2026-02-29").Each("date"));
        (await _admin.PostAsync("/api/settings/calendar/holidays", new { country = "PL", years = new[] { 2026 } })).Is(200);
        (await _admin.PutAsync("/api/settings/suggestions", new { rules = new[] { new { itemType = "deal", mode = "on" } } })).Is(200);

        string[] addresses = ["/api/settings/calendar", "/api/settings/suggestions", "/api/me/preferences", "/api/me/calendar", "/api/templates/default"];
        foreach (var address in addresses)
        {
            var read = await _admin.GetAsync(address);
            var body = new StringContent(read.Text, Encoding.UTF8, "application/json");
            var put = await _admin.SendAsync(HttpMethod.Put, address, body, ("If-Match", read["ETag"]!));
            Assert.InRange(put.Status, 200, 201);
            Assert.Equal(read.Text, (await _admin.GetAsync(address)).Text);
        }
    }

    [ContractFact]
    public async Task ImportBombs_AreRefusedQuicklyAndChangeNothing()
    {
        var before = await _app.RowsAsync();
        var day = "BEGIN:VEVENT\r\nUID:{0}\r\nDTSTART;VALUE=DATE:20260101\r\nSUMMARY:X\r\nEND:VEVENT\r\n";
        (string File, int Status, string? Code)[] bombs =
        [
            (Calendar(string.Concat(Enumerable.Range(0, 10_000).Select(n => day.Replace("{0}", $"{n}", StringComparison.Ordinal)))), 422, "tooMany"),
            (Calendar($"BEGIN:VEVENT\r\nSUMMARY:{new string('x', 1_000_000)}\r\nEND:VEVENT\r\n"), 422, "lineTooLong"),
            (Calendar($"BEGIN:VEVENT\r\nSUMMARY:x\r\n{string.Concat(Enumerable.Repeat(" x\r\n", 200_000))}END:VEVENT\r\n"), 422, "lineTooLong"),
            (Calendar(Rule("FREQ=DAILY")), 422, "tooMany"),
            (Calendar(string.Concat(Enumerable.Range(0, 1_500).Select(n => Rule("FREQ=DAILY;UNTIL=20260102", $"{n}", "00010101")))), 422, "tooComplex"),
            (string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\r\n", 50_000)), 400, "notACalendar"),
            (Calendar(new string('\n', 1_048_600)), 413, null),
            ("hello", 400, "notACalendar"),
        ];

        foreach (var (file, status, code) in bombs)
        {
            var answer = (await ImportAsync(file)).Is(status);
            if (code is not null)
                Assert.Equal(code, answer.List("errors")[0].Text("code"));
        }

        // Rules that never come, or come every second, are no holidays.
        var skipped = (await ImportAsync(Calendar(
            Rule("FREQ=SECONDLY", "s") + Rule("FREQ=DAILY;BYHOUR=1,2;BYMINUTE=1,2", "h") + Rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "n")))).Is(200);
        Assert.Equal(0, skipped.GetProperty("added").GetInt32());
        Assert.Equal(["notAllDay", "notAllDay", "noSuchDay"], skipped.List("skipped").Each("reason"));
        Assert.Equal(before, await _app.RowsAsync());

        static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n";

        static string Rule(string rule, string uid = "a", string start = "20260101") =>
            $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;VALUE=DATE:{start}\r\nRRULE:{rule}\r\nSUMMARY:X\r\nEND:VEVENT\r\n";
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private Task<Answer> ImportAsync(string file, Client? who = null) => (who ?? _admin).SendAsync(
        HttpMethod.Post, "/api/settings/calendar/import", new StringContent(file, Encoding.UTF8, "text/calendar"));

    private async Task<string?> ReasonAsync(string id = "1", string type = "deal", string pipeline = "0") =>
        (await EvaluateAsync(id, type, pipeline)).Text("reason");

    private async Task<System.Text.Json.JsonElement> EvaluateAsync(string id = "1", string type = "deal", string pipeline = "0", string stage = "NEW") =>
        (await _anna.PostAsync(
            "/api/form-close/evaluate",
            new { item = new { type, id, title = "Roof for {user.name}" }, stage = new { pipeline, id = stage, semantics = "process" } })).Is(200);

    private async Task<Client> SignInWithoutLocaleAsync()
    {
        var answer = (await _app.Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "jan" })).Is(200);
        return new Client(new HttpClient { BaseAddress = _app.Address }, answer.Text("token"));
    }
}

public sealed class EmbeddedSettingsJourney : SettingsJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureSettingsJourney(AzuriteFixture azurite) : SettingsJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
