using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Templates;

/// <summary>Reads a template.</summary>
public sealed class ReadTemplate(CallerContexts callers)
{
    [Function(nameof(ReadTemplate))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "templates/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var caller = await callers.OfAsync(request, cancellation);
        if (!TemplateId.TryParse(id, out var templateId) || caller.FindTemplate(templateId) is not { } template)
            return Problem.NotFound("There is no template of this id.").ToResult();

        EntityTag.Of(caller.Settings.TemplateRevisions.GetValueOrDefault(templateId)).WriteTo(request.HttpContext.Response);
        return Answers.Ok(TemplateFields.Of(template), ApiJson.Context.TemplateFields);
    }
}
