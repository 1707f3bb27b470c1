using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Functions.Settings;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Adds a template, or replaces the one of its id.</summary>
/// <param name="templates">The templates.</param>
public sealed class PutTemplate(TemplateStore templates)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(PutTemplate))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "templates/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (!TemplateId.TryParse(id, out var templateId))
            return Problem.NotFound("No template can be called so.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.TemplateFields, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var template = asked.Read(templateId, violations);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        // The built-in template is there before anybody has replaced it, and its tag is that of revision 0.
        bool Expects(long? revision) => conditions.Expect(revision ?? (templateId == Template.DefaultId ? 0 : null));
        var outcome = await templates.PutAsync(caller.Tenant, template, Expects, cancellation);
        var tooMany = $"A tenant may have at most {TemplateSet.MaxCount} templates.";
        return PutAnswers.Explain(outcome, request.HttpContext.Response, conditions, tooMany) is { } refused
            ? refused.ToResult()
            : TypedResults.Json(
                TemplateFields.Of(template),
                ApiJson.Context.TemplateFields,
                statusCode: outcome is PutOutcome.Written { IsNew: true } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
