using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.FormClose;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Json;

/// <summary>Turns the words of a request into the field's values, and collects what cannot be turned.</summary>
internal static class RequestReading
{
    /// <summary>The item that a request is about. Null, with a violation, when it is missing or named wrongly.</summary>
    public static ItemKey? Item(this Violations violations, ItemReference? item)
    {
        if (item is null)
        {
            violations.Add("/item", "required", "Name the item that the request is about.");
            return null;
        }

        return violations.Item(item.Type, item.Id, "/item/type", "/item/id");
    }

    /// <summary>The same for an item that a route names.</summary>
    public static ItemKey? Item(this Violations violations, string? type, string? id, string typePointer, string idPointer)
    {
        if (!ItemType.TryParse(type, out var itemType))
            violations.Add(typePointer, "invalid", ItemType.Rule);
        if (!ItemId.TryParse(id, out var itemId))
            violations.Add(idPointer, "invalid", "An item id has 1 to 64 characters without control characters, or fewer when they are not plain ASCII.");
        return itemType == default || itemId == default ? null : new ItemKey(itemType, itemId);
    }

    /// <summary>Adds a violation for an item of a type that has no smart activities here.</summary>
    public static void MustBeKnown(this Violations violations, ItemKey? item, SuggestionSettings settings)
    {
        if (item is { } key && !settings.Knows(key.Type))
            violations.Add("/item/type", "unknown", $"Items of the type '{key.Type}' have no activities here; use deal or lead, or switch the type on.");
    }

    /// <summary>A stage. Null when there is none, or with a violation.</summary>
    public static Stage? Stage(this Violations violations, StageFields? stage)
    {
        if (stage is null)
            return null;
        if (!PipelineId.TryParse(stage.Pipeline, out var pipeline))
            violations.Add("/stage/pipeline", "invalid", "A pipeline has 1 to 64 characters without control characters.");
        if (!StageId.TryParse(stage.Id, out var id))
            violations.Add("/stage/id", "invalid", "A stage has 1 to 64 characters without control characters.");
        return pipeline == default || id == default ? null : new Stage(pipeline, id, stage.Semantics);
    }

    /// <summary>A zone. Null when there is none, or with a violation.</summary>
    public static DateTimeZone? Zone(this Violations violations, string? zone, string pointer)
    {
        var found = zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
        if (zone is not null && found is null)
            violations.Add(pointer, "unknown", "The zone must be an IANA zone, such as Europe/Warsaw.");
        return found;
    }

    /// <summary>A user. Null when there is none, or with a violation.</summary>
    public static UserId? User(this Violations violations, string? user, string pointer)
    {
        if (user is null)
            return null;
        if (UserId.TryParse(user, out var id))
            return id;
        violations.Add(pointer, "invalid", "A user id has 1 to 64 characters without control characters.");
        return null;
    }

    /// <summary>An item type that may be left out. Null when it is, or with a violation.</summary>
    public static ItemType? Type(this Violations violations, string? type, string pointer)
    {
        if (type is null)
            return null;
        if (ItemType.TryParse(type, out var itemType))
            return itemType;
        violations.Add(pointer, "invalid", ItemType.Rule);
        return null;
    }

    /// <summary>An item type that must be there. The type of nothing, with a violation, when it is not.</summary>
    public static ItemType RequiredType(this Violations violations, string? type, string pointer)
    {
        if (type is null)
            violations.Add(pointer, "required", "Name the item type.");
        return violations.Type(type, pointer) ?? default;
    }

    /// <summary>A pipeline. Null when there is none, or with a violation.</summary>
    public static PipelineId? Pipeline(this Violations violations, string? pipeline, string pointer)
    {
        if (pipeline is null)
            return null;
        if (PipelineId.TryParse(pipeline, out var id))
            return id;
        violations.Add(pointer, "invalid", "A pipeline has 1 to 64 characters without control characters.");
        return null;
    }

    /// <summary>Reminders. Null when there are none, or with a violation.</summary>
    public static ReminderOffsets? Reminders(this Violations violations, IReadOnlyList<Duration>? offsets, string pointer)
    {
        if (offsets is null)
            return null;
        if (ReminderOffsets.Check(offsets) is not { } rule)
            return ReminderOffsets.Of(offsets);
        violations.Add(pointer, "outOfRange", rule);
        return null;
    }

    /// <summary>Adds what Domain found.</summary>
    public static void Add(this Violations violations, IEnumerable<Violation> found)
    {
        foreach (var violation in found)
            violations.Add("/" + violation.Member, violation.Code, violation.Detail);
    }
}
