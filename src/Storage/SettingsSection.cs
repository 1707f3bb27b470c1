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
        var settings = configuration.GetSection(section);
        services.AddSingleton<IValidateOptions<TOptions>>(new Check<TOptions>(settings));
        return services.AddOptions<TOptions>()
            .Configure(options => Read<TOptions>(settings, (property, value) => property.SetValue(options, value), static _ => { }))
            .ValidateOnStart();
    }

    private static void Read<TOptions>(IConfigurationSection settings, Action<PropertyInfo, object?> set, Action<string> complain)
    {
        var properties = typeof(TOptions).GetProperties().Where(static property => property.SetMethod is { IsPublic: true })
            .ToDictionary(static property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings.GetChildren())
        {
            var name = $"{settings.Key}__{setting.Key}";
            if (!properties.TryGetValue(setting.Key, out var property))
                complain($"{name} is no setting. There are {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal).Select(key => $"{settings.Key}__{key}"))}.");
            else if (setting.Value is { } text)
                Convert(property, text, value => set(property, value), wish => complain($"{name} is '{text}', and must be {wish}."));
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
    private static void Convert(PropertyInfo property, string text, Action<object?> set, Action<string> complain)
    {
        try
        {
            set(TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            complain((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
            {
                { IsEnum: true } type => string.Join(" or ", Enum.GetNames(type)),
                var type when type == typeof(bool) => "true or false",
                var type when type == typeof(TimeSpan) => "a time as hh:mm:ss",
                _ => "a whole number",
            });
        }
    }

    private sealed class Check<TOptions>(IConfigurationSection settings) : IValidateOptions<TOptions>
        where TOptions : class
    {
        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            List<string> complaints = [];
            Read<TOptions>(settings, static (_, _) => { }, complaints.Add);
            List<ValidationResult> broken = [];
            Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
            complaints.AddRange(broken.Select(static one => one.ErrorMessage!));
            return complaints is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
        }
    }
}
