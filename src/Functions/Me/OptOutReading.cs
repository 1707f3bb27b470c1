using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Me;

/// <summary>Makes an opt-out of what a request says of it.</summary>
internal static class OptOutReading
{
    /// <summary>Of what the user does not want to be asked. Null, with a violation, when it cannot be read.</summary>
    public static OptOutScope? Scope(this Violations violations, string type, string? pipeline, string? itemId)
    {
        if (!ItemType.TryParse(type, out var itemType))
            violations.Add("/itemType", "invalid", "An item type is a word of 1 to 32 letters and digits, such as deal or lead.");
        var inPipeline = violations.Pipeline(pipeline, "/pipeline");
        var item = ItemId.TryParse(itemId, out var known) ? known : (ItemId?)null;
        if (itemId is not null && item is null)
            violations.Add("/itemId", "invalid", "An item id has 1 to 64 characters without control characters.");
        return violations.Any ? null : new OptOutScope(itemType, inPipeline, item);
    }

    /// <summary>The opt-out. Null, with a violation, when it cannot be read.</summary>
    public static OptOut? Read(this OptOutRequest request, OptOutScope scope, Viewpoint viewpoint, Violations violations)
    {
        switch (request)
        {
            case { Choice: not null, Until: not null } or { Choice: null, Until: null }:
                violations.Add("/choice", "required", "Send either a choice or a date until which not to be asked.");
                return null;
            case { Choice: OptOutChoice.Date }:
                violations.Add("/choice", "invalid", "For a date, leave the choice out and send until.");
                return null;
            case { Choice: { } choice }:
                return OptOut.For(scope, choice, viewpoint.Now, viewpoint.Calendar.Zone, viewpoint.Calendar.FirstDayOfWeek);
        }

        if (violations.Day(request.Until, "/until") is not { } date)
            return null;
        var until = OptOut.UntilDate(scope, date, viewpoint.Now, viewpoint.Calendar.Zone);
        if (until is null)
            violations.Add("/until", "inThePast", "The date must lie ahead.");
        return until;
    }
}
