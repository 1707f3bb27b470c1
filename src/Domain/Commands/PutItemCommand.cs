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

    /// <summary>Whether its open activities end when it comes to its end.</summary>
    public bool AutoCompletes { get; init; }

    /// <summary>Who tells us.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>Whether an item of this revision is the one that is meant; null for one that nobody told us of.</summary>
    public Func<long?, bool> Expects { get; init; } = static _ => true;

    /// <summary>Whether the item's open activities have to follow, so that <see cref="Decide"/> needs the first of them.</summary>
    public bool MovesActivities([NotNullWhen(true)] Item? item) =>
        item is not null && Moves(item, Updated(item));

    /// <summary>Decides.</summary>
    /// <param name="item">The item as it is; absent when it is new.</param>
    /// <param name="open">When its activities have to follow: the first <see cref="CatchUp.MostAtOnce"/> that are open.</param>
    /// <returns>The item as it is to be. One that is told again unchanged writes nothing. <c>Conflict</c> with the code <c>beingDeleted</c>.</returns>
    public Decision<Item> Decide(Item? item, ImmutableArray<Activity> open)
    {
        var violations = Check().ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Item>.Invalid(violations);
        if (item is { IsDeleting: true })
            return DeleteItemCommand.BeingDeleted<Item>();
        if (!Expects(item?.Revision))
            return new Decision<Item>.Stale();

        if (item is null)
        {
            var created = Domain.Item.New(Item, Title, Stage, ResponsibleId ?? By, Now);
            return new Decision<Item>.Accepted(new ChangeSet { Now = Now, ItemAfter = created }, created);
        }

        var updated = Updated(item);
        if (updated == item)
            return new Decision<Item>.Accepted(new ChangeSet { Now = Now, ItemBefore = item, ItemAfter = item }, item);

        var now = item.NextMoment(Now);
        var moves = Moves(item, updated);
        updated = updated with
        {
            ClosingSince = !updated.IsFinal ? null : AutoCompletes && !item.IsFinal && item.Open.Count > 0 ? now : item.ClosingSince,
            IsHandingOver = item.IsHandingOver || moves,
            Revision = item.Revision + 1,
        };
        ImmutableArray<TimelineEntry> lines = updated.Stage != item.Stage ? [TimelineEntry.OfStage(updated, item.Stage, By, now)] : [];
        // What an earlier change left behind may be behind the first few too; and what is still to be carried to another item goes there first.
        var isLast = !item.IsCatchingUp && item.Open.Count <= CatchUp.MostAtOnce;
        var (after, _, activities, followed) = moves && item.Conversion is not { IsCarrying: true }
            ? CatchUp.Step(updated, target: null, open, isLast, now)
            : new CaughtUp(updated, null, [], []);
        return new Decision<Item>.Accepted(
            new ChangeSet
            {
                Now = now,
                ItemBefore = item,
                ItemAfter = after,
                Activities = activities,
                Timeline = [.. lines, .. followed],
            },
            after);
    }

    private Item Updated(Item item) =>
        item with { Title = Title, Stage = Stage ?? item.Stage, ResponsibleId = ResponsibleId ?? item.ResponsibleId };

    private static bool Moves(Item before, Item after) => after.ResponsibleId != before.ResponsibleId || after.IsFinal != before.IsFinal;

    private IEnumerable<Violation> Check()
    {
        if (string.IsNullOrWhiteSpace(Title))
            yield return new Violation("title", "required", "An item needs a title.");
        foreach (var violation in ItemTitle.Check(Title))
            yield return violation;
    }
}
