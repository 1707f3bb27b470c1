namespace Sample;

/// <summary>A body.</summary>
public sealed record Note(string Text, int Stars);
