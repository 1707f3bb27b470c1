using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Shapes;

/// <summary>Turns the words of a request into the field's values, and collects what cannot be turned.</summary>
internal static class FieldReading
{
    /// <summary>The item that a request is about. Null, with an error, when it is missing or named wrongly.</summary>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="item">What the request says.</param>
    /// <param name="within">The pointer to it.</param>
    public static ItemKey? Item(this RequestErrors errors, ItemReference? item, string within = "/item")
    {
        if (item is null)
        {
            errors.Add(within, "required", "Name the item that the request is about.");
            return null;
        }

        if (!ItemType.TryParse(item.Type, out var itemType))
            errors.Add(within + "/type", "invalid", ItemType.Rule);
        var itemId = errors.ItemId(item.Id ?? "", within + "/id");
        return itemType == default || itemId is null ? null : new ItemKey(itemType, itemId.Value);
    }

    /// <summary>Adds an error for an item of a type that has no smart activities here.</summary>
    public static void MustBeKnown(this RequestErrors errors, ItemKey? item, SuggestionSettings settings, string within = "/item")
    {
        if (item is { } key && !settings.Knows(key.Type))
            errors.Add(within + "/type", "unknown", UnknownType(key.Type));
    }

    /// <summary>A sentence on a type whose items have no activities here.</summary>
    public static string UnknownType(ItemType type) => $"Items of the type '{type}' have no activities here; use deal or lead, or switch the type on.";

    /// <summary>Adds an error for a title that no item may have. One that is blank counts as none, on every route.</summary>
    public static void Title(this RequestErrors errors, string? title, string pointer)
    {
        foreach (var violation in ItemTitle.Check(title ?? ""))
            errors.Add(pointer, violation.Code, violation.Detail);
    }

    /// <summary>A stage. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static Stage? Stage(this RequestErrors errors, StageFields? stage, string within = "")
    {
        if (stage is null)
            return null;
        if (!PipelineId.TryParse(stage.Pipeline, out var pipeline))
            errors.Add(within + "/stage/pipeline", "invalid", $"A pipeline has {Identifier.Rule}.");
        var id = errors.StageId(stage.Id ?? "", within + "/stage/id");
        return pipeline == default || id is null ? null : new Stage(pipeline, id.Value, stage.Semantics ?? StageSemantics.Process);
    }

    /// <summary>A stage's id. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static StageId? StageId(this RequestErrors errors, string? stage, string pointer)
    {
        if (stage is null)
            return null;
        if (Domain.StageId.TryParse(stage, out var id))
            return id;
        errors.Add(pointer, "invalid", $"A stage has {Identifier.Rule}.");
        return null;
    }

    /// <summary>An item's id. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static ItemId? ItemId(this RequestErrors errors, string? item, string pointer)
    {
        if (item is null)
            return null;
        if (Domain.ItemId.TryParse(item, out var id))
            return id;
        errors.Add(pointer, "invalid", $"An item id has {Identifier.PathRule}.");
        return null;
    }

    /// <summary>A zone. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static DateTimeZone? Zone(this RequestErrors errors, string? zone, string pointer)
    {
        var found = zone is null ? null : IanaZones.Find(zone);
        if (zone is not null && found is null)
            errors.Add(pointer, "unknown", "The zone must be an IANA zone, such as Europe/Warsaw.");
        return found;
    }

    /// <summary>A user. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static UserId? User(this RequestErrors errors, string? user, string pointer)
    {
        if (user is null)
            return null;
        if (UserId.TryParse(user, out var id))
            return id;
        errors.Add(pointer, "invalid", $"A user id has {Identifier.Rule}.");
        return null;
    }

    /// <summary>An item type that may be left out. Null when it is, or with a violation.</summary>
    public static ItemType? Type(this RequestErrors errors, string? type, string pointer)
    {
        if (type is null)
            return null;
        if (ItemType.TryParse(type, out var itemType))
            return itemType;
        errors.Add(pointer, "invalid", ItemType.Rule);
        return null;
    }

    /// <summary>An item type that must be there. The type of nothing, with an error, when it is not.</summary>
    public static ItemType RequiredType(this RequestErrors errors, string? type, string pointer)
    {
        if (type is null)
            errors.Add(pointer, "required", "Name the item type.");
        return errors.Type(type, pointer) ?? default;
    }

    /// <summary>A pipeline. Null when there is none, or, with an error, when it cannot be read.</summary>
    public static PipelineId? Pipeline(this RequestErrors errors, string? pipeline, string pointer)
    {
        if (pipeline is null)
            return null;
        if (PipelineId.TryParse(pipeline, out var id))
            return id;
        errors.Add(pointer, "invalid", $"A pipeline has {Identifier.Rule}.");
        return null;
    }

    /// <summary>Reminders. Null when there are none, or with a violation.</summary>
    public static ReminderOffsets? Reminders(this RequestErrors errors, IReadOnlyList<Duration>? offsets, string pointer)
    {
        if (offsets is null)
            return null;
        if (ReminderOffsets.Check(offsets) is not { } rule)
            return ReminderOffsets.Of(offsets);
        errors.Add(pointer, "outOfRange", rule);
        return null;
    }

    /// <summary>Adds an error for a member that has no meaning beside the others.</summary>
    public static void MustBeAbsent(this RequestErrors errors, string? value, string pointer)
    {
        if (value is not null)
            errors.Add(pointer, "notHere", "This member has no meaning here; leave it out.");
    }

    /// <summary>Adds what Domain found.</summary>
    public static void Add(this RequestErrors errors, IEnumerable<Violation> found)
    {
        foreach (var violation in found)
            errors.Add("/" + violation.Member, violation.Code, violation.Detail);
    }
}
