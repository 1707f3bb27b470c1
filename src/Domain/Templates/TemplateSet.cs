using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Templates;

/// <summary>The templates of a tenant.</summary>
public sealed class TemplateSet
{
    /// <summary>The most templates that a tenant may have.</summary>
    public const int MaxCount = 200;

    /// <summary>Takes a tenant's templates, in any order, each id once.</summary>
    public TemplateSet(ImmutableArray<Template> templates)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(templates.Length, MaxCount, nameof(templates));
        Templates = [.. templates
            .OrderBy(template => template.Id == Template.DefaultId)
            .ThenByDescending(template => template.Priority)
            .ThenByDescending(template => template.Scope.Specificity)
            .ThenBy(template => template.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>No templates but the built-in one.</summary>
    public static TemplateSet Empty { get; } = new([]);

    /// <summary>The tenant's templates in the order in which they are tried.</summary>
    public ImmutableArray<Template> Templates { get; }

    /// <summary>
    /// The template for an item: of those whose scope covers it the one of the highest priority; of several the one of the
    /// narrowest scope; of several still the one whose id comes first by character codes. The default template is the last
    /// resort whatever its priority, and the built-in one stands in where the tenant has none that covers the item.
    /// </summary>
    /// <param name="type">The item's type.</param>
    /// <param name="stage">Where it stands; absent when nobody told us.</param>
    /// <param name="language">In which the built-in template speaks.</param>
    public Template BestFor(ItemType type, Stage? stage, Language language) =>
        Templates.FirstOrDefault(template => template.Scope.Covers(type, stage)) ?? Template.BuiltIn(language);

    /// <summary>The template of an id; null when there is none. The built-in one is always there.</summary>
    public Template? Find(TemplateId id, Language language) =>
        Templates.FirstOrDefault(template => template.Id == id) ?? (id == Template.DefaultId ? Template.BuiltIn(language) : null);
}
