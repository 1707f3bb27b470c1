using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using SmartActivities.Domain;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>The product beside a model of one tenant's reminders: takes each step in both, and compares.</summary>
internal sealed class ReminderWorld(ModelApp host, string tenant)
{
    private static readonly string[] Users = ["anna", "jan", "ola"];
    private static readonly string[] Items = ["1", "2", "3"];

    private readonly List<Reminded> _activities = [];
    private readonly List<Interval> _outages = [];

    private App App => host.App;

    private List<Reminded> Open => [.. _activities.Where(activity => activity.EndedAt is null)];

    public async Task TakeAsync(Step step)
    {
        switch (step)
        {
            case Step.Save(var item, var plan):
                Add((await (await AnnaAsync()).PostAsync("/api/activities", Body(plan, item))).Is(201).Id(), item, plan);
                break;
            case Step.Complete(var which, var next) when Open is [_, ..] open:
                await CompleteAsync(open[which % open.Count], next);
                break;
            case Step.Delete(var which) when Open is [_, ..] open:
                (await (await AnnaAsync()).DeleteAsync($"/api/activities/{open[which % open.Count].Id}")).Is(204);
                open[which % open.Count].EndedAt = App.Now;
                break;
            case Step.HandOver(var item, var responsible):
                var put = await (await AnnaAsync()).PutAsync($"/api/items/deal/{item}", new { title = $"Deal {item}", responsibleId = responsible });
                Assert.InRange(put.Status, 200, 201);
                break;
            case Step.Wait(var time):
                await App.AdvanceAsync(time);
                break;
            case Step.LoseOrchestration(var which) when Open is [_, ..] open:
                await LoseAsync(open[which % open.Count]);
                break;
            case Step.LoseTimer(var which) when Open is [_, ..] open:
                await LoseTimerAsync(open[which % open.Count]);
                break;
            case Step.LoseEveryOrchestration:
                foreach (var one in Open)
                    await LoseAsync(one);
                break;
            case Step.LoseAnswer(var repeats):
                host.Lose(repeats);
                break;
            case Step.Crash(var outage):
                var before = App.Now;
                await host.CrashAsync(outage);
                if (outage > Duration.Zero)
                    _outages.Add(new Interval(before, App.Now));
                break;
        }

        await App.WhenIdleAsync();
        await CheckAsync();
    }

    /// <summary>Lets all that is planned come.</summary>
    public async Task EndAsync()
    {
        await App.AdvanceAsync(Duration.FromHours(2) + Duration.FromMinutes(8));
        await CheckAsync();
        Assert.Empty(await App.DifferencesAsync(tenant));
        // Whoever has nothing left to remind of sleeps no more.
        Assert.Empty(await RunningAsync());
    }

    private async Task CheckAsync()
    {
        var lines = new List<Delivered>();
        foreach (var item in Items)
        {
            var timeline = await Services<TimelineStore>().TimelineAsync(TenantId.Parse(tenant), Key(item), null, 500, default);
            lines.AddRange(
                from line in timeline.Items
                where line.Kind is TimelineKind.Reminder
                select new Delivered(
                    line.ActivityId!.Value.Value,
                    InstantPattern.ExtendedIso.Parse(line.Data["plannedAt"]).Value,
                    line.At,
                    line.Data.ContainsKey("folded")));
        }

        foreach (var activity in _activities)
            ReminderLaws.Check(activity, [.. lines.Where(line => line.Activity == activity.Id)], _outages, App.Now);
        Assert.Empty(lines.Select(line => line.Activity).Except(_activities.Select(activity => activity.Id)));
        foreach (var user in Users)
            await CheckInboxAsync(user, [.. lines.Where(line => _activities.Single(one => one.Id == line.Activity).Responsible == user)]);
    }

    /// <summary>Each line of the timelines is told to the right person once, or counted once.</summary>
    private async Task CheckInboxAsync(string user, List<Delivered> lines)
    {
        var inbox = (await Services<InboxStore>().PageAsync(TenantId.Parse(tenant), UserId.Parse(user), null, 500, default)).Items;
        Assert.Equal(
            lines.Where(line => !line.Folded).Select(line => (line.Activity, line.PlannedAt)).Order(),
            inbox.Where(one => one.Kind is NotificationKind.Reminder).Select(one => (one.ActivityId!.Value.Value, one.PlannedAt)).Order());
        Assert.Equal(lines.Count, inbox.Where(one => one.Kind is NotificationKind.Reminder or NotificationKind.Missed).Sum(one => one.Count));
    }

    private void Add(long id, string item, Step.Planned plan)
    {
        var deadline = App.Now + plan.Ahead;
        var reminders = plan.Reminders.Select(offset => deadline - offset).Where(at => at > App.Now).Order();
        _activities.Add(new Reminded(id, item, plan.Responsible, [.. reminders]));
    }

    private async Task CompleteAsync(Reminded activity, Step.Planned? next)
    {
        var anna = await AnnaAsync();
        var done = (await anna.PostAsync($"/api/activities/{activity.Id}/complete", new { next = next is null ? null : Body(next) })).Is(200);
        activity.EndedAt = App.Now;
        if (next is not null)
            Add(done.At("next").Id(), activity.Item, next);
    }

    private async Task LoseAsync(Reminded activity)
    {
        if (await LostOrchestration.LoseAsync(App, LostOrchestration.InstanceOf(tenant, activity.Id)))
            activity.Lose(App.Now);
    }

    private async Task LoseTimerAsync(Reminded activity)
    {
        if (activity.Next(App.Now) is not { } next)
            return;
        await LoseAsync(activity);
        await LostOrchestration.SleepAsync(App, tenant, activity.Id, "deal", activity.Item, next + Duration.FromDays(300));
        activity.Lose(App.Now);
    }

    private async Task<IReadOnlyList<string>> RunningAsync() =>
        await App.Durable.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = tenant + "-", Statuses = [OrchestrationRuntimeStatus.Running] })
            .Select(one => one.InstanceId).ToListAsync();

    private Task<Client> AnnaAsync() => App.SignInAsync("anna", tenant);

    private T Services<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    private static ItemKey Key(string item) => new(ItemType.Deal, ItemId.Parse(item));

    private object Body(Step.Planned plan, string? item = null)
    {
        var deadline = InstantPattern.ExtendedIso.Format(App.Now + plan.Ahead);
        var reminders = plan.Reminders.Select(offset => PeriodPattern.NormalizingIso.Format(Period.FromSeconds((long)offset.TotalSeconds))).ToArray();
        return item is null
            ? new { deadline, reminders, responsibleId = plan.Responsible }
            : new { item = Form.Deal(item, $"Deal {item}"), deadline, reminders, responsibleId = plan.Responsible };
    }
}
