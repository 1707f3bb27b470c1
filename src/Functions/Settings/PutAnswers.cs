using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Answers for what is replaced as a whole.</summary>
internal static class PutAnswers
{
    /// <summary>The entity tag on success, else the problem.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="response">Takes the entity tag.</param>
    /// <param name="tooMany">What to say when there are too many.</param>
    public static Problem? Explain(PutOutcome outcome, HttpResponse response, string tooMany = "There are as many as there may be.")
    {
        switch (outcome)
        {
            case PutOutcome.Written written:
                RevisionTag.Of(written.Revision).WriteTo(response);
                return null;
            case PutOutcome.Stale:
                return Problem.Stale("Somebody has changed it since it was read; read it again.");
            case PutOutcome.TooMany:
                return Problem.Conflict("tooMany", tooMany);
            case PutOutcome.TooLarge:
                return Problem.Validation("", "tooLarge", "All texts together are too long; use shorter names.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
