using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Makes another item of one, as a deal of a lead: its open activities go along, or end with it.</summary>
public sealed record ConvertItemCommand
{
    /// <summary>The item that is converted.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>The other item.</summary>
    public required ItemKey To { get; init; }

    /// <summary>The other item's title; absent: as before, or that of the item.</summary>
    public string? Title { get; init; }

    /// <summary>Where the other item stands; absent: as before.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Whether open activities go along; else they are completed by nobody.</summary>
    public required bool Carries { get; init; }

    /// <summary>Who converts it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Every rule that the command breaks, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check()
    {
        if (To == Item)
            yield return new Violation("to/id", "sameItem", "An item cannot become itself.");
        foreach (var violation in ItemTitle.Check(Title ?? ""))
            yield return violation with { Member = $"to/{violation.Member}" };
    }

    /// <summary>Decides, for a command that keeps all rules.</summary>
    /// <param name="item">The item; absent when there is none.</param>
    /// <param name="target">The other item as it is; absent when it is new.</param>
    /// <param name="open">The first <see cref="CatchUp.MostAtOnce"/> of the item's open activities; those that are left follow later.</param>
    /// <returns>Both items. The same conversion a second time answers the same, and nothing is written. <c>Conflict</c> with the code
    /// <c>converted</c> (to something else), <c>tooManyOpen</c> or <c>beingDeleted</c>.</returns>
    public Decision<ConvertedItem> Decide(Item? item, Item? target, ImmutableArray<Activity> open)
    {
        if (item is null or { IsDeleting: true })
            return new Decision<ConvertedItem>.NotFound();
        if (target is { IsDeleting: true })
            return DeleteItemCommand.BeingDeleted<ConvertedItem>();
        if (item.Conversion is { } before)
        {
            return before.To == To && target is not null
                ? new Decision<ConvertedItem>.Accepted(new ChangeSet { Now = Now }, new ConvertedItem(item, target))
                : new Decision<ConvertedItem>.Conflict("converted", $"The item has become {before.To} already.");
        }

        if (Carries && item.Open.Count + (target?.Open.Count ?? 0) > Limits.OpenActivitiesPerItem)
            return OpenActivities.TooMany<ConvertedItem>(Limits);

        var now = item.NextMoment(Now, target);
        var converted = item with
        {
            Conversion = new Conversion(To, now, Carried: 0, IsCarrying: Carries && item.Open.Count > 0),
            ClosingSince = !Carries && item.Open.Count > 0 ? now : item.ClosingSince,
            Revision = item.Revision + 1,
        };
        var step = CatchUp.Step(converted, TargetOf(item, target, now), open, isLast: item.Open.Count <= CatchUp.MostAtOnce, now);
        return new Decision<ConvertedItem>.Accepted(
            new ChangeSet
            {
                Now = now,
                ItemBefore = item,
                ItemAfter = step.Item,
                TargetBefore = target,
                TargetAfter = step.Target,
                Activities = step.Activities,
                Timeline = step.Timeline,
            },
            new ConvertedItem(step.Item, step.Target!));
    }

    private Item TargetOf(Item item, Item? target, Instant now)
    {
        var title = string.IsNullOrWhiteSpace(Title) ? (target ?? item).Title : Title;
        if (target is null)
            return Domain.Item.New(To, title, Stage, item.ResponsibleId, now);
        var updated = target with { Title = title, Stage = Stage ?? target.Stage };
        return updated == target ? target : updated with { Revision = target.Revision + 1 };
    }
}
