namespace SmartActivities.Domain;

/// <summary>A file of an activity. Its bytes lie in the file store under <see cref="Id"/>; only this record makes them visible.</summary>
/// <param name="Id">A name of ours, unique in the tenant.</param>
/// <param name="Name">The file's name as the user gave it: no path parts, no control characters, at most 255 characters.</param>
/// <param name="Size">In bytes; more than 0.</param>
/// <param name="ContentType">The media type that the client claimed.</param>
/// <param name="Sha256">The checksum of the bytes, 64 hexadecimal digits in lower case.</param>
public sealed record Attachment(string Id, string Name, long Size, string ContentType, string Sha256)
{
    /// <summary>The most files that one activity may have.</summary>
    public const int MaxPerActivity = 20;

    /// <summary>The most characters that a file's name may have.</summary>
    public const int MaxNameLength = 255;
}
