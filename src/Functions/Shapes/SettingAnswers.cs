using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Shapes;

/// <summary>Answers for what is replaced as a whole.</summary>
internal static class SettingAnswers
{
    /// <summary>Replaces it by what the body says, unless somebody has changed it since the caller read it, and tells what it is now.</summary>
    /// <param name="request">Its body says it all; its conditions may say what is to be replaced.</param>
    /// <param name="shape">The shape of the body and of the answer.</param>
    /// <param name="read">Reads the fields, and notes what is wrong with them.</param>
    /// <param name="put">Stores it where the revision that is there is an expected one.</param>
    /// <param name="tell">What was stored, as fields.</param>
    /// <param name="cancellation">The request's.</param>
    public static async Task<IResult> ReplaceAsync<TFields, T>(
        HttpRequest request,
        JsonTypeInfo<TFields> shape,
        Func<TFields, RequestErrors, T> read,
        Func<T, Func<long, bool>, Task<PutOutcome>> put,
        Func<T, TFields> tell,
        CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, shape, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        var value = read(asked, errors);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var outcome = await put(value, conditions.Expect);
        return Explain(outcome, request.HttpContext.Response, conditions) is { } refused ? refused.ToResult() : Answers.Ok(tell(value), shape);
    }

    /// <summary>The entity tag on success, else the problem.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="response">Takes the entity tag.</param>
    /// <param name="conditions">Under which it was to be replaced.</param>
    /// <param name="tooMany">What to say when there are too many.</param>
    public static Problem? Explain(PutOutcome outcome, HttpResponse response, Preconditions conditions, string tooMany = "There are as many as there may be.")
    {
        switch (outcome)
        {
            case PutOutcome.Written written:
                EntityTag.Of(written.Revision).WriteTo(response);
                return null;
            case PutOutcome.Stale:
                return conditions.Refusal();
            case PutOutcome.TooMany:
                return Problem.Conflict("tooMany", tooMany);
            case PutOutcome.TooLarge:
                return Problem.Validation("", "tooLarge", "All texts together are too long; use shorter names.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
