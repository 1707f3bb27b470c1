namespace SmartActivities.Storage.Files;

/// <summary>What was written.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">The SHA-256 of the content, in lower-case hexadecimal digits.</param>
public sealed record StoredFile(FileName Name, long Size, string Sha256);
