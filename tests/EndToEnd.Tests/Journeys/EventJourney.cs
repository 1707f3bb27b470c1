using System.Globalization;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>News as they happen, over HTTP.</summary>
public abstract class EventJourney
{
    private static readonly Duration ASecond = Duration.FromSeconds(1);

    [ContractFact]
    public async Task Reminder_WhileAClientListens_IsToldWithinASecond()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        var activity = await PlanAsync(app, anna);
        await using var events = await EventClient.OpenAsync(anna);

        await app.AdvanceToAsync(Reminder(1) + ASecond);

        // The activity lights the counter at the moment of its reminder, which the clock knows before the reminder is stored.
        var told = (await events.NextAsync(3)).ToDictionary(one => one.Kind, one => one.Data);
        Assert.Equal((await anna.GetAsync("/api/me/notifications")).Is(200).List()[0].GetRawText(), told["notification"].GetRawText());
        Assert.Equal(1, told["counters"].At("planned").GetInt32());
        var card = told["card"];
        Assert.Equal(("deal", "42", "NEW"), (card.Text("type"), card.Text("id"), card.Text("stage.id")));
        Assert.Equal(("reminder", $"{activity}", Reminder(1)), (card.Text("attention.cause"), card.Text("attention.activityId"), card.Moment("attention.at")));
    }

    [ContractFact]
    public async Task Client_WhoComesBackAfterAGap_HearsWhatItMissedOnce()
    {
        await using var app = await StartAsync();
        var anna = await app.SignInAsync();
        await PlanAsync(app, anna);
        string? last;
        await using (var events = await EventClient.OpenAsync(anna))
        {
            await app.AdvanceToAsync(Reminder(1) + ASecond);
            await events.NextAsync(3);
            last = events.LastId;
        }

        await app.AdvanceToAsync(Reminder(2) + Duration.FromSeconds(20));
        await using (var events = await EventClient.ResumeAsync(anna, last))
        {
            var told = await events.NextAsync(3);
            Assert.Equal(["notification", "counters", "reset"], told.Select(one => one.Kind));
            Assert.Equal(Reminder(2), told[0].Data.Moment("plannedAt"));
            last = events.LastId;
        }

        // Nothing has happened since, and so nothing is told but the counters.
        await using var again = await EventClient.ResumeAsync(anna, last);
        Assert.Equal("counters", (await again.NextAsync()).Kind);
        await CommentAsync(app, "new");
        await app.AdvanceAsync(ASecond);
        Assert.Equal(("card", "comment"), await CardAsync(again));
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private static Instant Reminder(int minute) => App.Start + Duration.FromMinutes(minute);

    private static async Task<(string Kind, string? Cause)> CardAsync(EventClient events)
    {
        var (kind, card) = await events.NextAsync();
        return (kind, card.Text("attention.cause"));
    }

    private static async Task CommentAsync(App app, string text)
    {
        var jan = await app.SignInAsync("jan");
        (await jan.PostAsync("/api/items/deal/42/signals", new { kind = "comment", text })).Is(201);
    }

    /// <summary>An activity on a deal of the client's, with reminders after a minute and after two.</summary>
    private static async Task<long> PlanAsync(App app, Client client)
    {
        (await client.PutAsync("/api/items/deal/42", new { title = "Roof", stage = new { pipeline = "0", id = "NEW", semantics = "process" } })).Is(201);
        var deadline = Reminder(2).ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var saved = (await client.PostAsync("/api/activities", new { item = Form.Deal(), deadline, reminders = new[] { "PT1M", "PT0S" } })).Is(201);
        await app.WhenIdleAsync();
        return saved.Id();
    }
}

public sealed class EmbeddedEventTests : EventJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureEventTests(AzuriteFixture azurite) : EventJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
