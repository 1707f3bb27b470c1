using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;

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
        return new RequestErrors().Scope(type, query["pipeline"], query["itemId"])!.Value;
    }

    /// <summary>The same as a body names it. Null, with an error, when it cannot be read.</summary>
    /// <param name="errors">Takes what cannot be read.</param>
    /// <param name="type">Of which item type.</param>
    /// <param name="pipeline">Of one pipeline of it, where it names one.</param>
    /// <param name="itemId">Of one item, where it names one.</param>
    public static OptOutScope? Scope(this RequestErrors errors, ItemType type, string? pipeline, string? itemId)
    {
        var inPipeline = errors.Pipeline(pipeline, "/pipeline");
        var item = errors.ItemId(itemId, "/itemId");
        return errors.Any ? null : new OptOutScope(type, inPipeline, item);
    }

    /// <summary>The opt-out. Null, with an error, when it cannot be read.</summary>
    public static OptOut? Read(this OptOutRequest request, OptOutScope scope, CallerContext caller, RequestErrors errors)
    {
        switch (request)
        {
            case { Choice: not null, Until: not null } or { Choice: null, Until: null }:
                errors.Add("/choice", "required", "Send either a choice or a date until which not to be asked.");
                return null;
            case { Choice: { } choice }:
                return OptOut.For(scope, choice, caller.Now, caller.Calendar.Zone, caller.Calendar.FirstDayOfWeek);
        }

        if (errors.Day(request.Until, "/until") is not { } date)
            return null;
        var until = OptOut.UntilDate(scope, date, caller.Now, caller.Calendar.Zone);
        if (until is null)
            errors.Add("/until", "inThePast", "The date must lie ahead.");
        return until;
    }
}
