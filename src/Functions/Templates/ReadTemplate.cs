using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Templates;

/// <summary>Reads a template.</summary>
/// <param name="viewpoints">Who asks.</param>
public sealed class ReadTemplate(Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ReadTemplate))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "templates/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        if (!TemplateId.TryParse(id, out var templateId) || viewpoint.FindTemplate(templateId) is not { } template)
            return Problem.NotFound("There is no template of this id.").ToResult();

        EntityTag.Of(viewpoint.Settings.TemplateRevisions.GetValueOrDefault(templateId)).WriteTo(request.HttpContext.Response);
        return Answers.Ok(TemplateFields.Of(template), ApiJson.Context.TemplateFields);
    }
}
