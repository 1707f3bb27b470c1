using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Adds a template, or replaces the one of its id.</summary>
public sealed class PutTemplate(TemplateStore templates, ServiceLimits limits)
{
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

        var errors = new RequestErrors();
        var template = asked.Read(templateId, errors);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        // The built-in template is there before anybody has replaced it, and its tag is that of revision 0.
        bool Expects(long? revision) => conditions.Expect(revision ?? (templateId == Template.DefaultId ? 0 : null));
        var outcome = await templates.PutAsync(caller.Tenant, template, Expects, cancellation);
        var tooMany = $"A tenant may have at most {limits.TemplatesPerTenant} templates.";
        return SettingAnswers.Explain(outcome, request.HttpContext.Response, conditions, tooMany) is { } refused
            ? refused.ToResult()
            : TypedResults.Json(
                TemplateFields.Of(template),
                ApiJson.Context.TemplateFields,
                statusCode: outcome is PutOutcome.Written { IsNew: true } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
