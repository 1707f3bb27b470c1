namespace SmartActivities.Storage.Files;

/// <summary>A file as a listing names it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="WrittenAt">When its write began to be visible, by the clock of the app that wrote it, to the second or finer.</param>
public sealed record StoredFileEntry(FileName Name, long Size, Instant WrittenAt);
