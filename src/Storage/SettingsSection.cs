using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmartActivities.Storage;

/// <summary>
/// Reads sections of the settings into options. What is wrong with one (a value that cannot be read, a name that does not exist, and whatever the
/// annotations of the options say) stops the start, all of it at once, each by the name under which it is set.
/// </summary>
public static class SettingsSection
{
    /// <summary>Adds options that are read from a section.</summary>
    /// <typeparam name="TOptions">Has a property for each setting, whose value at first is the default.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration, from its root.</param>
    /// <param name="section">The section's name.</param>
    public static OptionsBuilder<TOptions> AddSection<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new Section<TOptions>(configuration.GetSection(section));
        services.AddSingleton<IConfigureOptions<TOptions>>(settings).AddSingleton<IValidateOptions<TOptions>>(settings);
        return services.AddOptions<TOptions>().ValidateOnStart();
    }

    /// <summary>What each setting of a section comes to: the value of a property, or what is wrong with it.</summary>
    private static IEnumerable<(PropertyInfo? Property, object? Value, string? Complaint)> Read<TOptions>(IConfigurationSection settings)
    {
        var properties = typeof(TOptions).GetProperties().Where(static property => property.SetMethod is { IsPublic: true })
            .ToDictionary(static property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings.GetChildren())
        {
            var name = $"{settings.Key}__{setting.Key}";
            if (!properties.TryGetValue(setting.Key, out var property))
                yield return (null, null, $"{name} is no setting. There are {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal).Select(key => $"{settings.Key}__{key}"))}.");
            else if (setting.Value is not { } text)
                continue;
            else if (TryConvert(text, property.PropertyType, out var value))
                yield return (property, value, null);
            else
                yield return (null, null, $"{name} is '{text}', and must be {FormOf(property.PropertyType)}.");
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
    private static bool TryConvert(string text, Type type, out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            value = null;
            return false;
        }
    }

    private static string FormOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } words => string.Join(" or ", Enum.GetNames(words)),
        var truth when truth == typeof(bool) => "true or false",
        var time when time == typeof(TimeSpan) => "a time as hh:mm:ss",
        _ => "a whole number",
    };

    /// <summary>A section, which is read when its options are first asked for: with all sources of the configuration.</summary>
    private sealed class Section<TOptions>(IConfigurationSection settings) : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
        where TOptions : class
    {
        private readonly Lazy<(PropertyInfo? Property, object? Value, string? Complaint)[]> _read = new(() => [.. Read<TOptions>(settings)]);

        public void Configure(TOptions options)
        {
            foreach (var (property, value, _) in _read.Value)
                property?.SetValue(options, value);
        }

        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            List<string> complaints = [.. _read.Value.Select(static one => one.Complaint).OfType<string>()];
            List<ValidationResult> broken = [];
            Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
            complaints.AddRange(broken.Select(static one => one.ErrorMessage!));
            return complaints is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
        }
    }
}
