namespace SmartActivities.Domain.Templates;

/// <summary>What a template's text can name.</summary>
public enum Placeholder
{
    /// <summary><c>{item.title}</c>: the item's title.</summary>
    ItemTitle,

    /// <summary><c>{item.id}</c>: the CRM's id of the item.</summary>
    ItemId,

    /// <summary><c>{user.name}</c>: the user who plans the activity.</summary>
    UserName,
}
