using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;

namespace SmartActivities.Functions.Me;

/// <summary>Makes an opt-out of what a request says of it.</summary>
internal static class OptOutReading
{
    /// <summary>Of what the user does not want to be asked, as a query names it: 400 that names the parameter which cannot be read.</summary>
    public static Parsed<OptOutScope> ScopeOf(QueryValues query, ItemType type)
    {
        if (query["pipeline"] is { } pipeline && !PipelineId.TryParse(pipeline, out _))
            return Problem.MalformedParameter("pipeline", "invalid", $"A pipeline has {Identifier.Rule}.");
        if (query["itemId"] is { } itemId && !ItemId.TryParse(itemId, out _))
            return Problem.MalformedParameter("itemId", "invalid", $"An item id has {Identifier.PathRule}.");
        return new Violations().Scope(type, query["pipeline"], query["itemId"])!.Value;
    }

    /// <summary>The same as a body names it. Null, with a violation, when it cannot be read.</summary>
    /// <param name="violations">Takes what cannot be read.</param>
    /// <param name="type">Of which item type.</param>
    /// <param name="pipeline">Of one pipeline of it, where it names one.</param>
    /// <param name="itemId">Of one item, where it names one.</param>
    public static OptOutScope? Scope(this Violations violations, ItemType type, string? pipeline, string? itemId)
    {
        var inPipeline = violations.Pipeline(pipeline, "/pipeline");
        var item = violations.ItemId(itemId, "/itemId");
        return violations.Any ? null : new OptOutScope(type, inPipeline, item);
    }

    /// <summary>The opt-out. Null, with a violation, when it cannot be read.</summary>
    public static OptOut? Read(this OptOutRequest request, OptOutScope scope, Viewpoint viewpoint, Violations violations)
    {
        switch (request)
        {
            case { Choice: not null, Until: not null } or { Choice: null, Until: null }:
                violations.Add("/choice", "required", "Send either a choice or a date until which not to be asked.");
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
