using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Templates;

/// <summary>Who is to do what a template plans, in requests and in answers.</summary>
internal sealed record ResponsibleFields
{
    private const string Creator = "creator";
    private const string OfItem = "item";
    private const string Named = "user";

    public string? Kind { get; init; }
    public string? UserId { get; init; }

    public static ResponsibleFields Of(ResponsibleRule rule) => rule switch
    {
        ResponsibleRule.OfItem => new() { Kind = OfItem },
        ResponsibleRule.Named named => new() { Kind = Named, UserId = named.User.Value },
        _ => new() { Kind = Creator },
    };

    /// <summary>The rule; the creator, with a violation, when it cannot be read.</summary>
    public ResponsibleRule Read(Violations violations, string within)
    {
        if (Kind is Named && UserId is null)
            violations.Add(within + "/userId", "required", "Name the user.");
        else if (Kind is not Named && UserId is not null)
            violations.Add(within + "/userId", "notAllowed", "Only the kind user names a user.");
        var user = violations.User(UserId, within + "/userId");
        switch (Kind)
        {
            case OfItem:
                return new ResponsibleRule.OfItem();
            case Named when user is { } known:
                return new ResponsibleRule.Named(known);
            case not (Creator or Named):
                violations.Add(within + "/kind", "unknown", "The kind is creator, item or user.");
                break;
        }

        return new ResponsibleRule.Creator();
    }
}
