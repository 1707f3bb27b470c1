using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Activities;

/// <summary>The answer of whatever changes one activity.</summary>
internal static class ActivityAnswers
{
    /// <summary>The activity with its entity tag, or the problem.</summary>
    public static IResult Of(HttpRequest request, Decision<Activity> decision, Preconditions conditions)
    {
        if (decision is not Decision<Activity>.Accepted { Result: var activity })
            return Answers.Refusal(decision, conditions);
        EntityTag.Of(activity).WriteTo(request.HttpContext.Response);
        return Answers.Ok(ActivityResponse.Of(activity), ApiJson.Context.ActivityResponse);
    }
}
