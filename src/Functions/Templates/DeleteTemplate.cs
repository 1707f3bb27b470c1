using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Removes a template of the tenant's own; where it had replaced the built-in one, that is there again.</summary>
public sealed class DeleteTemplate(TemplateStore templates)
{
    [Function(nameof(DeleteTemplate))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "templates/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem))
            return problem.ToResult();
        if (!TemplateId.TryParse(id, out var templateId))
            return Problem.NotFound("There is no template of this id.").ToResult();

        return await templates.DeleteAsync(caller.Tenant, templateId, conditions.Expect, cancellation) switch
        {
            PutOutcome.Written => TypedResults.NoContent(),
            PutOutcome.Stale => conditions.Refusal().ToResult(),
            _ when templateId == Template.DefaultId =>
                Problem.Conflict("builtIn", "The built-in template cannot be deleted; put one of its id in its place.").ToResult(),
            _ => Problem.NotFound("There is no template of this id.").ToResult(),
        };
    }
}
