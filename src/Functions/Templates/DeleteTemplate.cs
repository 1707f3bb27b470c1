using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Settings;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Removes a template of the tenant's own; where it had replaced the built-in one, that is there again.</summary>
/// <param name="templates">The templates.</param>
public sealed class DeleteTemplate(TemplateStore templates)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(DeleteTemplate))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "templates/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (caller.RefuseUnless(CallerRoles.Admin) is { } forbidden)
            return forbidden.ToResult();
        if (!TagCondition.IfMatch(request).TryGet(out var condition, out var problem))
            return problem.ToResult();
        if (!TemplateId.TryParse(id, out var templateId))
            return Problem.NotFound("There is no template of this id.").ToResult();

        return await templates.DeleteAsync(caller.Tenant, templateId, condition.Expects, cancellation) switch
        {
            PutOutcome.Written => TypedResults.NoContent(),
            PutOutcome.Stale => Problem.Stale("Somebody has changed it since it was read; read it again.").ToResult(),
            _ when templateId == Template.DefaultId =>
                Problem.Conflict("builtIn", "The built-in template cannot be deleted; put one of its id in its place.").ToResult(),
            _ => Problem.NotFound("There is no template of this id.").ToResult(),
        };
    }
}
