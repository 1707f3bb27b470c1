using System.Diagnostics;

namespace SmartActivities.Domain.Templates;

/// <summary>Who is to do what a template plans.</summary>
public abstract record ResponsibleRule
{
    private ResponsibleRule() { }

    /// <summary>The user, given who plans the activity and who is responsible for the item, if anybody is known to be.</summary>
    public UserId Resolve(UserId creator, UserId? ofItem) => this switch
    {
        Creator => creator,
        OfItem => ofItem ?? creator,
        Named named => named.User,
        _ => throw new UnreachableException(),
    };

    /// <summary>The user who plans it.</summary>
    public sealed record Creator : ResponsibleRule;

    /// <summary>The item's responsible; the user who plans it where nobody is known to be.</summary>
    public sealed record OfItem : ResponsibleRule;

    /// <summary>Always the same user.</summary>
    public sealed record Named(UserId User) : ResponsibleRule;
}
