using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>The product beside a model of one tenant: takes each step in both, over HTTP, and compares all that a client can see.</summary>
internal sealed class LifecycleWorld(ModelApp host, string tenant)
{
    // The net looks every five minutes for what is two minutes late.
    private static readonly Duration Latest = Duration.FromMinutes(8);

    private readonly LifecycleModel _model = new();
    private Instant _outageEnd = Instant.MinValue;
    private int _requests;

    private App App => host.App;

    /// <summary>A duration as requests write it.</summary>
    public static Duration Time(string text) => PeriodPattern.Roundtrip.Parse(text).Value.ToDuration();

    public async Task TakeAsync(LifecycleStep step)
    {
        var anna = await UserAsync("anna");
        var open = _model.Activities.Where(one => one.IsOpen).ToList();
        var planned = open.Where(one => one.Deadline is not null).ToList();
        switch (step)
        {
            case LifecycleStep.Save save:
                await SaveAsync(anna, save);
                break;
            case LifecycleStep.Rename(var which) when Pick(open, which) is { } one:
                await EditAsync(anna, one, new { subject = $"Renamed {++_requests}" });
                (one.Subject, one.Edits) = ($"Renamed {_requests}", one.Edits + 1);
                one.Item.Tell("edited", one.Id);
                break;
            case LifecycleStep.Travel(var which, var zone) when Pick(planned, which) is { } one && one.Zone != zone:
                await EditAsync(anna, one, new { timeZone = zone });
                (one.Zone, one.Edits) = (zone, one.Edits + 1);
                one.Item.Tell("edited", one.Id);
                break;
            case LifecycleStep.Move(var which, var ahead) when Pick(planned, which) is { } one && one.Deadline != App.Now + ahead:
                await EditAsync(anna, one, new { deadline = Text(App.Now + ahead) });
                (one.Deadline, one.Edits) = (App.Now + ahead, one.Edits + 1);
                _model.Plan(one, App.Now);
                one.Item.Tell("edited", one.Id);
                break;
            case LifecycleStep.Remind(var which, var reminders) when Pick(planned, which) is { } one && !one.Reminders.SequenceEqual(reminders):
                await EditAsync(anna, one, new { reminders });
                (one.Reminders, one.Edits) = (reminders, one.Edits + 1);
                _model.Plan(one, App.Now);
                one.Item.Tell("edited", one.Id);
                break;
            case LifecycleStep.Assign(var which, var user) when Pick(open, which) is { } one && one.Responsible != user:
                await EditAsync(anna, one, new { responsibleId = user });
                _model.Notices.Add(new ModelNotice(user, "assigned", one.Id));
                _model.Notices.Add(new ModelNotice(one.Responsible, "unassigned", one.Id));
                (one.Responsible, one.Edits) = (user, one.Edits + 1);
                one.Item.Tell("assigned", one.Id);
                break;
            case LifecycleStep.PutOff(var which, var by, var fromDeadline) when Pick(planned, which) is { } one:
                await PutOffAsync(anna, one, by, fromDeadline);
                break;
            case LifecycleStep.RemindAgain(var which, var by) when Pick(open, which) is { } one && !_model.Waiting.Contains((one, new Due(App.Now + by, null))):
                (await anna.PostAsync($"/api/activities/{one.Id}/snooze", new { what = "reminder", by = Text(by) })).Is(200);
                _model.RemindAgain(one, App.Now + by);
                one.Item.Tell("snoozed", one.Id);
                break;
            case LifecycleStep.Complete(var which, var goesOn) when Pick(open, which) is { } one:
                await CompleteAsync(anna, one, goesOn);
                break;
            case LifecycleStep.Reopen(var which, var ahead) when Pick([.. _model.Activities.Where(one => !one.IsOpen)], which) is { } one:
                await ReopenAsync(anna, one, App.Now + ahead);
                break;
            case LifecycleStep.Delete(var which) when Pick(_model.Activities, which) is { } one:
                (await anna.DeleteAsync($"/api/activities/{one.Id}")).Is(204);
                _model.Remove(one);
                one.Item.Tell("deleted", one.Id);
                break;
            case LifecycleStep.Attach(var which, var count) when Pick(open, which) is { } one && one.Files.Count + count <= 20:
                await AttachAsync(anna, one, count);
                break;
            case LifecycleStep.Detach(var which, var file) when Pick([.. open.Where(one => one.Files is [_, ..])], which) is { } one:
                await DetachAsync(anna, one, file % one.Files.Count);
                break;
            case LifecycleStep.Receive(var item) when Pick(_model.Items, item) is { } on:
                var id = (await anna.PostAsync($"/api/items/{on.Address}/signals", new { kind = "incoming", subject = "Missed call" })).Is(201).Id();
                _model.Add(id, on, deadline: null, [], on.Responsible, App.Now).Subject = "Missed call";
                on.Tell("incoming", id);
                on.Attention = (App.Now, "incoming", id);
                if (on.Responsible != "anna")
                    _model.Notices.Add(new ModelNotice(on.Responsible, "assigned", id));
                break;
            case LifecycleStep.Comment(var item, var by) when Pick(_model.Items, item) is { } on:
                (await anna.PostAsync($"/api/items/{on.Address}/signals", new { kind = "comment", by, text = "Hm" })).Is(201);
                on.Tell("comment");
                if (by != on.Responsible)
                    on.Attention = (App.Now, "comment", null);
                break;
            case LifecycleStep.Stage(var item, var stage):
                await StageAsync(anna, AddressOf(item), stage);
                break;
            case LifecycleStep.HandOver(var item, var responsible):
                Assert.InRange((await anna.PutAsync($"/api/items/{AddressOf(item)}", new { title = "Roof", responsibleId = responsible })).Status, 200, 201);
                _model.Item(AddressOf(item), responsible, App.Now).Responsible = responsible;
                break;
            case LifecycleStep.Convert(var item, var carries) when Pick([.. _model.Items.Where(one => one.ConvertedTo is null)], item) is { } on:
                await ConvertAsync(anna, on, carries);
                break;
            case LifecycleStep.DeleteItem(var item) when Pick(_model.Items, item) is { } on:
                (await anna.DeleteAsync($"/api/items/{on.Address}")).Is(204);
                foreach (var activity in _model.Activities.Where(one => one.Item == on).ToList())
                    _model.Remove(activity);
                _model.Items.Remove(on);
                break;
            case LifecycleStep.ReadAll(var user):
                (await (await UserAsync(user)).PostAsync("/api/me/notifications/read", new { all = true })).Is(204);
                _model.Notices.Where(notice => notice.User == user).ToList().ForEach(notice => notice.IsRead = true);
                break;
            case LifecycleStep.CountBy(var byActivity):
                var admin = await App.SignInAsync("anna", tenant, "admin");
                (await admin.PutAsync("/api/settings/behavior", new { counterMode = byActivity ? "activityResponsible" : "itemResponsible" })).Is(200);
                _model.CountsByActivity = byActivity;
                break;
            case LifecycleStep.Wait(var time):
                await App.AdvanceAsync(time);
                break;
            case LifecycleStep.LoseOrchestration(var which) when Pick(open, which) is { } one:
                await LoseAsync(one);
                break;
            case LifecycleStep.LoseTimer(var which) when Pick([.. open.Where(one => _model.Waiting.Any(due => due.Activity == one))], which) is { } one:
                await LoseTimerAsync(one);
                break;
            case LifecycleStep.LoseAnswer(var repeats):
                host.Lose(repeats);
                break;
            case LifecycleStep.Crash(var outage):
                await host.CrashAsync(outage);
                _outageEnd = App.Now;
                break;
        }

        await App.WhenIdleAsync();
        await CheckAsync();
    }

    /// <summary>Lets all that is planned come.</summary>
    public async Task EndAsync()
    {
        await App.AdvanceAsync(Duration.FromHours(8));
        await CheckAsync();
        Assert.Empty(await App.DifferencesAsync(tenant));
    }

    private async Task SaveAsync(Client anna, LifecycleStep.Save save)
    {
        var address = AddressOf(save.Item);
        var deadline = App.Now + save.Ahead;
        var body = new
        {
            item = new { type = address.Split('/')[0], id = address.Split('/')[1] },
            subject = "Call",
            deadline = Text(deadline),
            timeZone = save.Zone,
            reminders = save.Reminders,
            responsibleId = save.Responsible,
        };
        var key = $"key-{++_requests}";
        var saved = (await anna.PostAsync("/api/activities", body, ("Idempotency-Key", key))).Is(201);
        if (save.Twice)
            Assert.Equal(saved.ToString(), (await anna.PostAsync("/api/activities", body, ("Idempotency-Key", key))).Is(201).ToString());
        var item = _model.Item(address, "anna", App.Now);
        var activity = _model.Add(saved.Id(), item, deadline, save.Reminders, save.Responsible, App.Now);
        (activity.Subject, activity.Zone) = ("Call", save.Zone);
        item.Tell("created", saved.Id());
        if (save.Responsible != "anna")
            _model.Notices.Add(new ModelNotice(save.Responsible, "assigned", saved.Id()));
    }

    private async Task PutOffAsync(Client anna, ModelActivity one, Duration by, bool fromDeadline)
    {
        var deadline = (fromDeadline ? one.Deadline!.Value : App.Now) + by;
        var answer = await anna.PostAsync($"/api/activities/{one.Id}/snooze", new { what = "deadline", by = Text(by), from = fromDeadline ? "deadline" : "now" });
        if (deadline <= App.Now)
        {
            answer.IsProblem(422, "validation");
            return;
        }

        answer.Is(200);
        if (deadline == one.Deadline)
            return;
        (one.Deadline, one.Edits) = (deadline, one.Edits + 1);
        _model.Plan(one, App.Now);
        one.Item.Tell("snoozed", one.Id);
    }

    private async Task CompleteAsync(Client anna, ModelActivity one, bool goesOn)
    {
        var deadline = App.Now + Duration.FromHours(1);
        var next = goesOn ? new { subject = "Next", deadline = Text(deadline), reminders = new[] { "PT15M" }, responsibleId = "anna" } : null;
        var done = (await anna.PostAsync($"/api/activities/{one.Id}/complete", new { next })).Is(200);
        _model.End(one, "completed");
        one.Item.Tell("completed", one.Id);
        if (goesOn)
        {
            var id = done.At("next").Id();
            var planned = _model.Add(id, one.Item, deadline, ["PT15M"], "anna", App.Now);
            (planned.Subject, planned.Zone) = ("Next", "Europe/Warsaw");
            one.Item.Tell("created", id);
        }

        var more = _model.Open(one.Item) is [_, ..];
        Assert.Equal((more, !more && !one.Item.IsFinal), (done.At("morePlanned").GetBoolean(), done.Text("draft") is not null));
    }

    private async Task ReopenAsync(Client anna, ModelActivity one, Instant deadline)
    {
        (await anna.PostAsync($"/api/activities/{one.Id}/reopen", one.Deadline is null ? new { } : new { deadline = Text(deadline) })).Is(200);
        (one.Status, one.Edits, one.Deadline) = ("planned", one.Edits + 1, one.Deadline is null ? null : deadline);
        one.Item.Ended.Remove(one.Id);
        _model.Plan(one, App.Now);
        one.Item.Tell("reopened", one.Id);
    }

    private async Task AttachAsync(Client anna, ModelActivity one, int count)
    {
        string[] names = [.. Enumerable.Range(1, count).Select(_ => $"file-{++_requests}.txt")];
        var form = new MultipartFormDataContent();
        foreach (var name in names)
            form.AddFile(name, new ByteArrayContent(Encoding.UTF8.GetBytes(name)), "text/plain");
        (await anna.PostAsync($"/api/activities/{one.Id}/attachments", form)).Is(201);
        one.Files.AddRange(names);
        foreach (var _ in names)
            one.Item.Tell("fileAdded", one.Id);
    }

    private static async Task DetachAsync(Client anna, ModelActivity one, int file)
    {
        var address = $"/api/activities/{one.Id}/attachments";
        var id = (await anna.GetAsync(address)).Is(200).List()[file].Text("id");
        Assert.Equal(one.Files[file], (await anna.GetAsync($"{address}/{id}")).Text);
        (await anna.DeleteAsync($"{address}/{id}")).Is(204);
        one.Files.RemoveAt(file);
        one.Item.Tell("fileRemoved", one.Id);
    }

    private async Task StageAsync(Client anna, string address, string stage)
    {
        var semantics = stage switch { "WON" => "won", "LOST" => "lost", _ => "process" };
        var isNew = _model.Items.All(item => item.Address != address);
        var put = await anna.PutAsync($"/api/items/{address}", new { title = "Roof", stage = new { pipeline = "0", id = stage, semantics } });
        put.Is(isNew ? 201 : 200);
        var item = _model.Item(address, "anna", App.Now);
        var wasFinal = item.IsFinal;
        if (item.Stage != stage && !isNew)
            item.Tell("stageChanged");
        item.Stage = stage;
        if (item.IsFinal && !wasFinal)
            AutoComplete(item);
    }

    private void AutoComplete(ModelItem item)
    {
        foreach (var one in _model.Open(item))
        {
            _model.End(one, "autoCompleted");
            item.AutoCompleted++;
            item.Tell("autoCompleted", one.Id);
        }
    }

    private async Task ConvertAsync(Client anna, ModelItem item, bool carries)
    {
        var to = $"deal/converted-{++_requests}";
        (await anna.PostAsync($"/api/items/{item.Address}/convert", new { to = new { type = "deal", id = to[5..] }, carry = carries })).Is(200);
        item.ConvertedTo = to;
        var target = _model.Item(to, item.Responsible, App.Now);
        if (!carries)
        {
            AutoComplete(item);
            return;
        }

        foreach (var one in _model.Open(item))
        {
            one.Item = target;
            target.Tell("edited", one.Id);
        }
    }

    private Task<bool> LoseAsync(ModelActivity one) => LostOrchestration.LoseAsync(App, LostOrchestration.InstanceOf(tenant, one.Id));

    private async Task LoseTimerAsync(ModelActivity one)
    {
        await LoseAsync(one);
        var item = one.Item.Address.Split('/');
        await LostOrchestration.SleepAsync(App, tenant, one.Id, item[0], item[1], App.Now + Duration.FromDays(300));
    }

    private async Task CheckAsync()
    {
        var anna = await UserAsync("anna");
        foreach (var item in _model.Items)
        {
            var timeline = (await anna.GetAsync($"/api/items/{item.Address}/timeline?limit=200")).Is(200);
            TakeReminders(item, timeline.List());
            CheckItem(item, (await anna.GetAsync($"/api/items/{item.Address}")).Is(200), timeline);
            Assert.Equal(item.Ended.Select(id => $"{id}"), (await anna.GetAsync($"/api/items/{item.Address}/activities?status=ended&limit=200")).Is(200).List().Each("id"));
        }

        foreach (var (activity, due) in _model.Waiting)
            Assert.True(due.At > App.Now - Latest || _outageEnd > App.Now - Latest, $"Activity {activity.Id} was not reminded of at {due.At}; it is {App.Now}");
        foreach (var activity in _model.Activities)
            CheckActivity(activity, (await anna.GetAsync($"/api/activities/{activity.Id}")).Is(200));
        foreach (var user in new[] { "anna", "jan" })
        {
            await CheckInboxAsync(user);
            await new LifecycleDay(_model, App.Now).CheckAsync(await UserAsync(user), user);
        }
    }

    /// <summary>What was raised since the last look: each was due, and none comes twice.</summary>
    private void TakeReminders(ModelItem item, IReadOnlyList<JsonElement> lines)
    {
        foreach (var line in lines.Where(line => line.Text("kind") == "reminder").Reverse())
        {
            var (id, due) = (line.At("activityId").GetInt64(), new Due(line.Moment("data.plannedAt"), line.Text("data.offset")));
            Assert.True(line.Moment("at") >= due.At, $"Activity {id} was reminded of early: {line}");
            if (_model.Raised.Contains((id, due)))
                continue;
            var activity = _model.Activities.SingleOrDefault(one => one.Id == id);
            Assert.True(activity is not null && _model.Raise(activity, due), $"Nobody asked for {line}");
            if (line.Moment("at") > item.Attention.At)
                item.Attention = (line.Moment("at"), "reminder", id);
        }
    }

    private void CheckItem(ModelItem item, JsonElement answer, JsonElement timeline)
    {
        var open = _model.Open(item);
        Assert.Equal(open.Select(one => $"{one.Id}"), timeline.List("planned").Each("id"));
        Assert.Equal(item.Lines, timeline.List().Where(line => line.Text("kind") != "reminder").Select(line => $"{line.Text("kind")} {line.Text("activityId")}"));
        Assert.Equal(
            (item.Responsible, item.Stage, $"{open.Count}", $"{item.AutoCompleted}", item.ConvertedTo, null),
            (answer.Text("responsibleId"), answer.Text("stage.id"), answer.Text("openActivities"), answer.Text("autoCompleted"), Converted(answer), answer.Text("closing")));
        Assert.Equal((item.Attention.Cause, $"{item.Attention.Activity}"), (answer.Text("attention.cause"), answer.Text("attention.activityId") ?? ""));

        static string? Converted(JsonElement answer) => answer.Text("convertedTo.id") is { } id ? $"{answer.Text("convertedTo.type")}/{id}" : null;
    }

    private void CheckActivity(ModelActivity activity, JsonElement answer)
    {
        Assert.Equal(
            (activity.Subject, activity.Status, activity.Responsible, activity.Item.Address, activity.Deadline),
            (answer.Text("subject"), answer.Text("status"), answer.Text("responsibleId"), $"{answer.Text("item.type")}/{answer.Text("item.id")}",
                answer.Text("deadline") is null ? null : answer.Moment("deadline")));
        Assert.Equal(activity.Zone, answer.Text("timeZone"));
        Assert.Equal(activity.Reminders, answer.List("reminders").Select(one => one.GetString()));
        Assert.Equal(activity.Files, answer.List("attachments").Each("name"));
        Assert.StartsWith($"\"{activity.Edits}.", answer.Text("etag"));
        var next = _model.Waiting.Where(one => one.Activity == activity).Select(one => (Instant?)one.Due.At).Min();
        Assert.Equal(next, answer.Text("nextReminderAt") is null ? null : answer.Moment("nextReminderAt"));
    }

    private async Task CheckInboxAsync(string user)
    {
        var client = await UserAsync(user);
        var notices = await client.PagesAsync("/api/me/notifications", 200);
        var expected = _model.Notices.Where(notice => notice.User == user).ToList();
        Assert.Equal(
            expected.Select(notice => $"{notice.Activity} {notice.Kind} {notice.IsRead}").Order(),
            notices.Select(notice => $"{notice.Text("activityId")} {notice.Text("kind")} {notice.Text("readAt") is not null}").Order());
        Assert.Equal($"{expected.Count(notice => !notice.IsRead)}", (await client.GetAsync("/api/me/notifications?limit=1")).Is(200).Text("unread"));
    }

    private static async Task EditAsync(Client anna, ModelActivity one, object patch)
    {
        var held = string.Create(CultureInfo.InvariantCulture, $"\"{one.Edits}.0\"");
        var body = new StringContent(JsonSerializer.Serialize(patch), Encoding.UTF8, "application/merge-patch+json");
        (await anna.SendAsync(HttpMethod.Patch, $"/api/activities/{one.Id}", body, ("If-Match", held))).Is(200);
    }

    private Task<Client> UserAsync(string user) => App.SignInAsync(user, tenant);

    private static string AddressOf(int item) => new[] { "deal/1", "deal/2", "lead/1" }[item % 3];

    private static T? Pick<T>(IReadOnlyList<T> all, int which)
        where T : class => all is [] ? null : all[which % all.Count];

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static string Text(Duration time) => PeriodPattern.NormalizingIso.Format(Period.FromSeconds((long)time.TotalSeconds));
}
