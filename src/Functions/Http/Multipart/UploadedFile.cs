namespace SmartActivities.Functions.Http.Multipart;

/// <summary>A part <c>file</c> of an upload.</summary>
/// <param name="Index">Its place among the files, from 0.</param>
/// <param name="Name">Fit to be shown and offered again: see <see cref="UploadedFileName"/>.</param>
/// <param name="ContentType">As the client said, <c>application/octet-stream</c> when it did not. Never to be trusted.</param>
/// <param name="Content">The bytes as they arrive; readable once, and only until the next file is asked for.</param>
internal sealed record UploadedFile(int Index, string Name, string ContentType, Stream Content)
{
    /// <summary>JSON pointer for problems with the file, as if the files were an array <c>file</c> beside the activity.</summary>
    public string Pointer => PointerOf(Index);

    public static string PointerOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/file/{index}");
}
