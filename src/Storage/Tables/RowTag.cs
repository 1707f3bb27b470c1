namespace SmartActivities.Storage.Tables;

/// <summary>
/// The version of a row. Opaque: its form is the provider's, and only equality means something. A tag is never given
/// twice to one key, not even after the row was deleted and made anew.
/// </summary>
/// <param name="Value">The provider's text for it. Null (the default) names no version and is refused in a change.</param>
public readonly record struct RowTag(string Value);
