using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Lists all templates in the order in which they are tried; the built-in one is the last unless the tenant has replaced it.</summary>
/// <param name="viewpoints">Who asks.</param>
/// <param name="cursors">Signs the cursors.</param>
public sealed class ListTemplates(Viewpoints viewpoints, CursorSigner cursors)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListTemplates))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "templates")] HttpRequest request, CancellationToken cancellation)
    {
        if (!Page.Read(request, cursors, request.HttpContext.Caller().Tenant).TryGet(out var page, out var problem))
            return problem.ToResult();
        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        var own = viewpoint.Settings.Templates.Templates;
        ImmutableArray<Template> all = own.Any(template => template.Id == Template.DefaultId)
            ? own
            : [.. own, Template.BuiltIn(viewpoint.Language)];

        // A place is a count: the order is that of priorities, which any template's change may turn round.
        var from = page.After is { } passed ? Math.Min(int.Parse(passed, CultureInfo.InvariantCulture), all.Length) : 0;
        var to = Math.Min(from + page.Limit, all.Length);
        return Answers.Ok(
            page.Of(new Slice<Template>(all[from..to], to < all.Length ? to.ToString(CultureInfo.InvariantCulture) : null), TemplateFields.Of),
            ApiJson.Context.ListResponseTemplateFields);
    }
}
