using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Templates;

/// <summary>Lists all templates in the order in which they are tried; the built-in one is the last unless the tenant has replaced it.</summary>
/// <param name="viewpoints">Who asks.</param>
public sealed class ListTemplates(Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListTemplates))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "templates")] HttpRequest request, CancellationToken cancellation)
    {
        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        var own = viewpoint.Settings.Templates.Templates;
        IEnumerable<Template> all = own.Any(template => template.Id == Template.DefaultId)
            ? own
            : own.Append(Template.BuiltIn(viewpoint.Language));
        return Answers.Ok(
            new ListResponse<TemplateFields>([.. all.Select(TemplateFields.Of)], NextCursor: null), ApiJson.Context.ListResponseTemplateFields);
    }
}
