namespace SmartActivities.Storage;

/// <summary>Something that is replaced as a whole, and how often it was.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Value">What it is now.</param>
/// <param name="Revision">Rises with every change; 0: it was never changed, and this is what everybody begins with.</param>
public readonly record struct Versioned<T>(T Value, long Revision);
