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
            StorageProvider.Embedded => string.IsNullOrWhiteSpace(options.Path) ? "Storage__Path is empty: name a folder." : null,
            StorageProvider.Azure => AzureConnection.Complaint(configuration),
            _ => $"Storage__Provider is {options.Provider}, which is neither Embedded nor Azure.",
        };
        return complaint is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaint);
    }
}
