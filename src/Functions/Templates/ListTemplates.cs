using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Templates;

/// <summary>Lists all templates in the order in which they are tried; the built-in one is the last unless the tenant has replaced it.</summary>
public sealed class ListTemplates(CallerContexts callers, Cursors cursors)
{
    [Function(nameof(ListTemplates))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "templates")] HttpRequest request, CancellationToken cancellation)
    {
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), request.HttpContext.Caller().Tenant).TryGet(out var page, out var problem))
            return problem.ToResult();
        var caller = await callers.OfAsync(request, cancellation);
        var own = caller.Settings.Templates.Templates;
        ImmutableArray<Template> all = own.Any(template => template.Id == Template.DefaultId)
            ? own
            : [.. own, Template.BuiltIn(caller.Language)];

        // A place is a count: the order is that of priorities, which any template's change may turn round.
        var from = page.After is { } passed ? Math.Min(int.Parse(passed, CultureInfo.InvariantCulture), all.Length) : 0;
        var to = Math.Min(from + page.Limit, all.Length);
        return Answers.Ok(
            page.Of(new Slice<Template>(all[from..to], to < all.Length ? to.ToString(CultureInfo.InvariantCulture) : null), TemplateFields.Of),
            ApiJson.Context.ListResponseTemplateFields);
    }
}
