using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Me;

/// <summary>Tells what the caller has opted out of, and all that a menu to change it shows.</summary>
public sealed class ReadSuggestionMenu(CallerContexts callers)
{
    private const string On = "on";
    private const string Off = "off";

    [Function(nameof(ReadSuggestionMenu))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/suggestions")] HttpRequest request, CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "itemType", "pipeline", "itemId").TryGet(out var query, out var problem))
            return problem.ToResult();
        if (query["itemType"] is null && (query.IsEmpty("itemType") || (query["pipeline"] ?? query["itemId"]) is not null))
            return Problem.MalformedParameter("itemType", "required", "Say of which item type.").ToResult();
        OptOutScope? scope = null;
        if (query["itemType"] is { } type)
        {
            if (!ItemType.TryParse(type, out var itemType))
                return Problem.MalformedParameter("itemType", "invalid", ItemType.Rule).ToResult();
            if (!OptOutReading.ScopeOf(query, itemType).TryGet(out var named, out problem))
                return problem.ToResult();
            scope = named;
        }

        var caller = await callers.OfPersonChoosingNowAsync(request, cancellation);
        var optOuts = caller.Person.OptOuts.InForce(caller.Now);
        var mode = scope is { } place ? caller.Suggestions.ModeFor(place.ItemType, place.Pipeline) : null;
        return Answers.Ok(
            new SuggestionMenuResponse(
                scope is { } asked ? CurrentOf(asked, mode, optOuts, caller.Now) : null,
                mode is SuggestionMode.UserChoice ? ChoicesIn(caller.Language) : [],
                [.. optOuts.Values.Select(OptOutResponse.Of)]),
            ApiJson.Context.SuggestionMenuResponse);
    }

    private static SuggestionMenuResponse.State CurrentOf(OptOutScope scope, SuggestionMode? mode, OptOuts optOuts, Instant now) => mode switch
    {
        null or SuggestionMode.Off => new(Off, null, mode),
        SuggestionMode.UserChoice when optOuts.Covering(new ItemKey(scope.ItemType, scope.ItemId ?? default), scope.Pipeline, now) is { } optOut =>
            new(Words<OptOutChoice>.Of(optOut.Choice), optOut.Until, mode),
        _ => new(On, null, mode),
    };

    private static IReadOnlyList<SuggestionMenuResponse.Choice> ChoicesIn(Language language) =>
    [
        new(On, Phrases.SuggestionsOn(language)),
        .. OptOut.Choices.Select(choice => new SuggestionMenuResponse.Choice(Words<OptOutChoice>.Of(choice), Phrases.Label(choice, language))),
    ];
}

/// <summary>Everything that the form's gear menu shows.</summary>
/// <param name="Current">What holds now; absent when no item type was named.</param>
/// <param name="Choices">What the user may choose; empty where an administrator has decided.</param>
/// <param name="OptOuts">All opt-outs in force.</param>
internal sealed record SuggestionMenuResponse(
    SuggestionMenuResponse.State? Current, IReadOnlyList<SuggestionMenuResponse.Choice> Choices, IReadOnlyList<OptOutResponse> OptOuts)
{
    /// <summary>What holds now.</summary>
    /// <param name="Value">The choice to tick: <c>on</c>, the opt-out's, or <c>off</c> where nothing is proposed to anybody.</param>
    /// <param name="Until">When the opt-out ends; absent: never.</param>
    /// <param name="Mode">Who decides; absent where items of the type have no smart activities.</param>
    internal sealed record State([property: System.Text.Json.Serialization.JsonPropertyName("state")] string Value, Instant? Until, SuggestionMode? Mode);

    /// <summary>A menu entry.</summary>
    internal sealed record Choice(string Value, string Label);
}
