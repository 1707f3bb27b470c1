using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>The main job over HTTP, from the closing form to the completed activity.</summary>
public abstract class ReminderJourney
{
    private const string Column = "/api/board/deal?pipeline=0&stage=NEW";

    [ContractFact]
    public async Task Form_Closed_IsRemindedOfTwiceAndCompleted()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await PutDealAsync(anna, "42", "Roof for Kowalski");
        await app.AdvanceAsync(Duration.FromSeconds(20));
        await PutDealAsync(anna, "43", "Windows for Nowak");
        Assert.Equal(["43", "42"], await ColumnAsync(anna));

        var proposal = (await anna.PostAsync("/api/form-close/evaluate", new { item = new { type = "deal", id = "42" } })).Is(200);
        Assert.Equal("noPlannedActivity", proposal.Text("reason"));
        Assert.Equal("2026-11-26T16:00:00+01:00", proposal.Text("draft.deadline"));

        // As a form does: the draft goes back with the answer's own values, and a file with it.
        var draft = proposal.At("draft");
        var activity = (await anna.PostAsync("/api/activities", Form.Of(
            new
            {
                item = Form.Deal(),
                subject = draft.Text("subject"),
                deadline = draft.Text("deadline"),
                timeZone = draft.Text("timeZone"),
                responsibleId = draft.Text("responsibleId"),
                reminders = draft.At("reminders"),
                templateId = draft.Text("templateId"),
            },
            ("offer.pdf", "an offer"u8.ToArray())))).Is(201);
        var id = activity.Id();
        Assert.Equal("2026-11-26T14:45:00Z", activity.Text("nextReminderAt"));
        Assert.Equal("offer.pdf", Assert.Single(activity.List("attachments")).Text("name"));
        Assert.Equal("hasPlannedActivity", (await anna.PostAsync(
            "/api/form-close/evaluate", new { item = new { type = "deal", id = "42" } })).Is(200).Text("reason"));
        Assert.Equal([$"{id}"], (await anna.GetAsync("/api/items/deal/42/activities")).Is(200).List().Each("id"));

        // Between the two reminders the other deal has one.
        await SaveAsync(anna, Form.Deal("43"), "2026-11-26T15:55:00+01:00", "PT0S");

        Instant first = At("2026-11-26T14:45:00Z"), between = At("2026-11-26T14:55:00Z"), second = At("2026-11-26T15:00:00Z");
        await app.AdvanceToAsync(first - Duration.Epsilon);
        Assert.Empty(await RemindersAsync(anna));
        Assert.Equal(["43", "42"], await ColumnAsync(anna));

        await app.AdvanceToAsync(first);
        Assert.Equal([(id, first)], await RemindersAsync(anna));
        Assert.Equal(["42", "43"], await ColumnAsync(anna));

        await app.AdvanceToAsync(between);
        Assert.Equal(["43", "42"], await ColumnAsync(anna));

        await app.AdvanceToAsync(second);
        Assert.Equal(["42", "43"], await ColumnAsync(anna));
        var attention = (await anna.GetAsync("/api/items/deal/42")).Is(200).At("attention");
        Assert.Equal(("reminder", $"{id}", second), (attention.Text("cause"), attention.Text("activityId"), attention.Moment("at")));

        await app.AdvanceAsync(Duration.FromHours(2));
        var reminders = await RemindersAsync(anna);
        Assert.Equal([second, first], reminders.Where(reminder => reminder.Activity == id).Select(reminder => reminder.At));
        Assert.Equal([second, first], await TimelineAsync(anna, "reminder"));

        var done = (await anna.PostAsync($"/api/activities/{id}/complete", new { result = "agreed" })).Is(200);
        Assert.Equal(("completed", "agreed", "anna"), (done.Text("activity.status"), done.Text("activity.result"), done.Text("activity.completedBy")));
        Assert.Equal("Contact the customer", done.Text("draft.subject"));
        await app.AdvanceAsync(Duration.FromHours(2));
        Assert.Equal(3, (await RemindersAsync(anna)).Count);
        Assert.Empty((await anna.GetAsync("/api/items/deal/42/activities")).Is(200).List());
        Assert.Equal(
            ["completed", "reminder", "reminder", "created"],
            (await anna.GetAsync("/api/items/deal/42/timeline")).Is(200).List().Each("kind"));
    }

    [ContractFact]
    public Task Activity_CompletedBetweenItsReminders_RemindsNoMore() =>
        EndBetweenRemindersAsync(async (anna, activity) => (await anna.PostAsync($"/api/activities/{activity}/complete")).Is(200));

    [ContractFact]
    public Task Activity_DeletedBetweenItsReminders_RemindsNoMore() =>
        EndBetweenRemindersAsync(async (anna, activity) => (await anna.DeleteAsync($"/api/activities/{activity}")).Is(204));

    [ContractFact]
    public async Task Reminder_WhoseOrchestrationIsLost_ComesByTheSafetyNetAndTheNextInTime()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await SaveAsync(anna, Form.Deal(), "2026-11-23T17:00:00+01:00", "PT15M", "PT0S");
        await app.LoseOrchestrationsAsync();

        await app.AdvanceToAsync(At("2026-11-23T15:49:59Z"));
        Assert.Empty((await anna.GetAsync("/api/me/notifications")).Is(200).List());

        await app.AdvanceToAsync(At("2026-11-23T18:00:00Z"));
        Assert.Equal(
            [(At("2026-11-23T16:00:00Z"), "PT0S"), (At("2026-11-23T15:50:00Z"), "PT5M")],
            (await anna.GetAsync("/api/me/notifications")).Is(200).List().Select(one => (one.Moment("at"), one.Text("late"))));
    }

    [ContractFact]
    public async Task Notice_OfAnActivityInAnotherZone_IsWordedForWhoReadsIt()
    {
        await using var app = await StartAsync();
        var signed = (await app.Anonymous.PostAsync(
            "/api/dev/token", new { tenant = "demo", user = "anna", timeZone = "Europe/Warsaw", locale = "pl" })).Is(200);
        using var http = new HttpClient { BaseAddress = app.Address };
        var anna = new Client(http, signed.Text("token"));
        (await anna.PostAsync(
            "/api/activities",
            new { item = Form.Deal(), deadline = "2026-11-23T10:47:00-05:00", timeZone = "America/New_York", reminders = new[] { "PT0S" } })).Is(201);
        await app.AdvanceAsync(Duration.FromHours(3));

        var notice = Assert.Single((await anna.GetAsync("/api/me/notifications")).Is(200).List());

        Assert.Equal("Roof for Kowalski: termin 23 lis 2026, 16:47 (Europe/Warsaw).", notice.Text("text"));
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private async Task EndBetweenRemindersAsync(Func<Client, long, Task> end)
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var activity = (await SaveAsync(anna, Form.Deal(), "2026-11-23T16:00:00+01:00", "PT30M", "PT15M", "PT0S")).Id();
        await app.AdvanceToAsync(At("2026-11-23T14:31:00Z"));
        Assert.Single(await RemindersAsync(anna));

        await end(anna, activity);
        await app.AdvanceAsync(Duration.FromHours(3));

        Assert.Single(await RemindersAsync(anna));
        Assert.Single(await TimelineAsync(anna, "reminder"));
    }

    private static Instant At(string moment) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(moment).Value;

    private static async Task PutDealAsync(Client client, string id, string title) =>
        (await client.PutAsync(
            $"/api/items/deal/{id}",
            new { title, stage = new { pipeline = "0", id = "NEW", semantics = "process" }, responsibleId = "anna" })).Is(201);

    private static async Task<JsonElement> SaveAsync(Client client, object item, string deadline, params string[] reminders) =>
        (await client.PostAsync("/api/activities", new { item, deadline, reminders })).Is(201);

    private static async Task<IEnumerable<string?>> ColumnAsync(Client client) =>
        (await client.GetAsync(Column)).Is(200).List().Each("item.id").ToList();

    /// <summary>Who was reminded of what, newest first; none of it early or late.</summary>
    private static async Task<IReadOnlyList<(long Activity, Instant At)>> RemindersAsync(Client client)
    {
        var told = (await client.GetAsync("/api/me/notifications")).Is(200).List();
        Assert.All(told, one => Assert.Equal(
            ("reminder", "PT0S", one.Moment("plannedAt")), (one.Text("kind"), one.Text("late"), one.Moment("at"))));
        return [.. told.Select(one => (one.At("activityId").GetInt64(), one.Moment("at")))];
    }

    private static async Task<IEnumerable<Instant>> TimelineAsync(Client client, string kind) =>
        (await client.GetAsync("/api/items/deal/42/timeline")).Is(200).List()
            .Where(entry => entry.Text("kind") == kind).Select(entry => entry.Moment("at")).ToList();
}

public sealed class EmbeddedReminderTests : ReminderJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureReminderTests(AzuriteFixture azurite) : ReminderJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
