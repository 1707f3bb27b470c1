using System.Diagnostics;

namespace SmartActivities.Domain.Templates;

/// <summary>What stands for the placeholders. A value is text: braces in it mean nothing.</summary>
/// <param name="ItemTitle">The item's title.</param>
/// <param name="ItemId">The CRM's id of the item.</param>
/// <param name="UserName">The user's name.</param>
public sealed record PlaceholderValues(string ItemTitle, string ItemId, string UserName)
{
    /// <summary>The value of a placeholder.</summary>
    public string this[Placeholder placeholder] => placeholder switch
    {
        Placeholder.ItemTitle => ItemTitle,
        Placeholder.ItemId => ItemId,
        Placeholder.UserName => UserName,
        _ => throw new UnreachableException(),
    };
}
