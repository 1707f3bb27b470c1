namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What the model knows of an activity.</summary>
internal sealed class Reminded(long id, string item, string responsible, ImmutableArray<Instant> reminders)
{
    public long Id => id;

    public string Item => item;

    public string Responsible => responsible;

    /// <summary>The moments at which it is to be reminded of, in order.</summary>
    public ImmutableArray<Instant> Reminders => reminders;

    public Instant? EndedAt { get; set; }

    /// <summary>When nobody slept until its next reminder, so that only the safety net was left; up to the moment at which that stepped in.</summary>
    public List<(Instant From, Instant To)> Losses { get; } = [];

    public bool IsLostAt(Instant at) => Losses.Any(loss => loss.From <= at && at <= loss.To);

    public void Lose(Instant now)
    {
        if (!IsLostAt(Instant.MaxValue))
            Losses.Add((now, Instant.MaxValue));
    }

    /// <summary>Ends the loss that a reminder fell into.</summary>
    public void Find(Instant missed, Instant at)
    {
        if (Losses is [.., var last] && last.To == Instant.MaxValue && last.From <= missed)
            Losses[^1] = (last.From, at);
    }

    public Instant? Next(Instant now) => reminders.Where(at => at > now).Cast<Instant?>().FirstOrDefault();
}

/// <summary>A reminder that came, as the timeline tells it.</summary>
internal sealed record Delivered(long Activity, Instant PlannedAt, Instant At, bool Folded);
