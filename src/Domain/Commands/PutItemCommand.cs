using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Domain.Commands;

/// <summary>Tells us of an item, or of a change to it.</summary>
public sealed record PutItemCommand
{
    /// <summary>Which item.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands; absent: as before.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who is responsible for it; absent: as before, or who tells us.</summary>
    public UserId? ResponsibleId { get; init; }

    /// <summary>Who tells us.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>Whether an item of this revision is the one that is meant; null for one that nobody told us of.</summary>
    public Func<long?, bool> Expects { get; init; } = static _ => true;

    /// <summary>Whether the item gets another responsible, so that <see cref="Decide"/> needs its open activities.</summary>
    public bool HandsOver([NotNullWhen(true)] Item? item) => item is not null && ResponsibleId is { } responsible && responsible != item.ResponsibleId;

    /// <summary>Decides.</summary>
    /// <param name="item">The item as it is; absent when it is new.</param>
    /// <param name="open">When it gets another responsible: its open activities, or the first <see cref="HandOver.MostAtOnce"/> of them.
    /// They move to the other's agenda with it.</param>
    /// <returns>The item as it is to be. One that is told again unchanged writes nothing.</returns>
    public Decision<Item> Decide(Item? item, ImmutableArray<Activity> open)
    {
        var violations = Check().ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Item>.Invalid(violations);
        if (!Expects(item?.Revision))
            return new Decision<Item>.Stale();

        if (item is null)
        {
            var created = Domain.Item.New(Item, Title, Stage, ResponsibleId ?? By, Now);
            return new Decision<Item>.Accepted(new ChangeSet { Now = Now, ItemAfter = created }, created);
        }

        var told = item with { Title = Title, Stage = Stage ?? item.Stage, ResponsibleId = ResponsibleId ?? item.ResponsibleId };
        if (told == item)
            return new Decision<Item>.Accepted(new ChangeSet { Now = Now, ItemBefore = item, ItemAfter = item }, item);

        var now = item.NextMoment(Now);
        told = told with
        {
            IsHandingOver = item.IsHandingOver || (HandsOver(item) && item.Open.Count > HandOver.MostAtOnce),
            Revision = item.Revision + 1,
        };
        var moved = told.Stage != item.Stage;
        return new Decision<Item>.Accepted(
            new ChangeSet
            {
                Now = now,
                ItemBefore = item,
                ItemAfter = told,
                Activities = HandOver.Of(told, open),
                Timeline = moved ? [TimelineEntry.OfStage(told, item.Stage, By, now)] : [],
            },
            told);
    }

    private IEnumerable<Violation> Check()
    {
        if (string.IsNullOrWhiteSpace(Title))
            yield return new Violation("title", "required", "An item needs a title.");
        foreach (var violation in ItemTitle.Check(Title))
            yield return violation;
    }
}
