using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SmartActivities.Storage;

/// <summary>Says before the start which setting is wrong, by the name under which it is set.</summary>
internal sealed class StorageOptionsCheck(IConfiguration configuration) : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var complaint = options.Provider switch
        {
            StorageProvider.Embedded => FolderComplaint(options.Path),
            StorageProvider.Azure => AzureConnection.Complaint(configuration),
            _ => $"Storage__Provider is {options.Provider}, which is neither Embedded nor Azure.",
        };
        return complaint is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaint);
    }

    // Whether a folder can be made is known only when it is made, and it would be made next.
    private static string? FolderComplaint(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return "Storage__Path is empty: name a folder.";
        try
        {
            Directory.CreateDirectory(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"Storage__Path is '{path}', where no folder can be made: {e.Message}";
        }
    }
}
