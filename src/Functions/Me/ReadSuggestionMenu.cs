using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Me;

/// <summary>Tells what the caller has opted out of, and all that a menu to change it shows.</summary>
/// <param name="viewpoints">Who asks.</param>
public sealed class ReadSuggestionMenu(Viewpoints viewpoints)
{
    private const string On = "on";
    private const string Off = "off";

    /// <summary>Runs the function.</summary>
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

        var viewpoint = await viewpoints.OfPersonNowAsync(request, cancellation);
        var optOuts = viewpoint.Person.OptOuts.InForce(viewpoint.Now);
        var mode = scope is { } place ? viewpoint.Suggestions.ModeFor(place.ItemType, place.Pipeline) : null;
        return Answers.Ok(
            new SuggestionMenuResponse(
                scope is { } asked ? CurrentOf(asked, mode, optOuts, viewpoint.Now) : null,
                mode is SuggestionMode.UserChoice ? ChoicesIn(viewpoint.Language) : [],
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
