namespace SmartActivities.Functions.Http.Files;

/// <summary>What is known of a stored file without opening it.</summary>
/// <param name="Name">What its uploader called it.</param>
/// <param name="ContentType">What its uploader said it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Checksum in hexadecimal digits; the content's tag.</param>
internal sealed record FileDescription(string Name, string ContentType, long Size, string Sha256)
{
    public EntityTag Tag => new(Sha256);
}
