namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What a tenant should look like, as plainly as it can be said: lists that every command changes by hand.</summary>
internal sealed class LifecycleModel
{
    private readonly List<(ModelActivity Activity, Due Due)> _waiting = [];

    /// <summary>The items that are there, in the order in which they came.</summary>
    public List<ModelItem> Items { get; } = [];

    /// <summary>The activities that are there.</summary>
    public List<ModelActivity> Activities { get; } = [];

    /// <summary>Whether the counters go by who has to do an activity, and not by who is responsible for its item.</summary>
    public bool CountsByActivity { get; set; }

    /// <summary>What users were told.</summary>
    public List<ModelNotice> Notices { get; } = [];

    /// <summary>Reminders that were raised, wherever their activity is now.</summary>
    public HashSet<(long Activity, Due Due)> Raised { get; } = [];

    /// <summary>The same, with who got them.</summary>
    public List<(string User, long Activity, Due Due)> Delivered { get; } = [];

    /// <summary>The reminders that are still to come, or late.</summary>
    public IEnumerable<(ModelActivity Activity, Due Due)> Waiting => _waiting;

    public IReadOnlyList<ModelActivity> Open(ModelItem item) =>
        [.. Activities.Where(one => one.IsOpen && one.Item == item).OrderBy(one => one.Deadline ?? Instant.MaxValue).ThenBy(one => one.Id)];

    public ModelItem Item(string address, string responsible, Instant now)
    {
        if (Items.FirstOrDefault(item => item.Address == address) is { } known)
            return known;
        var made = new ModelItem(address) { Responsible = responsible, Attention = (now, "created", null) };
        Items.Add(made);
        return made;
    }

    public ModelActivity Add(long id, ModelItem item, Instant? deadline, string[] reminders, string responsible, Instant now)
    {
        var activity = new ModelActivity(id) { Item = item, Deadline = deadline, Reminders = reminders, Responsible = responsible, Subject = $"Call {id}" };
        Activities.Add(activity);
        Plan(activity, now);
        return activity;
    }

    /// <summary>All that lies ahead, and nothing else.</summary>
    public void Plan(ModelActivity activity, Instant now)
    {
        Cancel(activity);
        if (activity is not { IsOpen: true, Deadline: { } deadline })
            return;
        foreach (var offset in activity.Reminders)
        {
            var at = deadline - LifecycleWorld.Time(offset);
            if (at > now)
                _waiting.Add((activity, new Due(at, offset)));
        }
    }

    /// <summary>One more, in the place of what was put off before.</summary>
    public void RemindAgain(ModelActivity activity, Instant until)
    {
        _waiting.RemoveAll(one => one.Activity == activity && one.Due.Offset is null);
        _waiting.Add((activity, new Due(until, null)));
    }

    public void Cancel(ModelActivity activity) => _waiting.RemoveAll(one => one.Activity == activity);

    /// <summary>A reminder was raised that should have been.</summary>
    public bool Raise(ModelActivity activity, Due due)
    {
        if (_waiting.RemoveAll(one => one.Activity == activity && one.Due == due) == 0)
            return false;
        Raised.Add((activity.Id, due));
        Delivered.Add((activity.Responsible, activity.Id, due));
        Notices.Add(new ModelNotice(activity.Responsible, "reminder", activity.Id));
        return true;
    }

    public void End(ModelActivity activity, string status)
    {
        activity.Status = status;
        activity.Edits++;
        Cancel(activity);
        activity.Item.Ended.Insert(0, activity.Id);
    }

    public void Remove(ModelActivity activity)
    {
        Cancel(activity);
        Activities.Remove(activity);
        activity.Item.Ended.Remove(activity.Id);
    }
}

/// <summary>A reminder by when it is due; one that was put off has no offset.</summary>
internal readonly record struct Due(Instant At, string? Offset);

internal sealed record ModelNotice(string User, string Kind, long Activity)
{
    public bool IsRead { get; set; }
}

internal sealed class ModelItem(string address)
{
    public string Address => address;

    public string Responsible { get; set; } = "";

    public string? Stage { get; set; }

    public bool IsFinal => Stage is "WON" or "LOST";

    public string? ConvertedTo { get; set; }

    public int AutoCompleted { get; set; }

    public (Instant At, string Cause, long? Activity) Attention { get; set; }

    /// <summary>What its timeline tells besides reminders, newest first.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Its ended activities, the latest first.</summary>
    public List<long> Ended { get; } = [];

    public void Tell(string kind, long? activity = null) => Lines.Insert(0, $"{kind} {activity}");
}

internal sealed class ModelActivity(long id)
{
    public long Id => id;

    public required ModelItem Item { get; set; }

    public required string Subject { get; set; }

    public Instant? Deadline { get; set; }

    public string? Zone { get; set; }

    public string[] Reminders { get; set; } = [];

    public string Responsible { get; set; } = "";

    public string Status { get; set; } = "planned";

    public bool IsOpen => Status == "planned";

    public List<string> Files { get; } = [];

    public long Edits { get; set; } = 1;
}
