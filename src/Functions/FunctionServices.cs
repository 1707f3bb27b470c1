using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.Reminders;

namespace SmartActivities.Functions;

/// <summary>Puts what functions share into the container.</summary>
internal static class FunctionServices
{
    public static IServiceCollection AddFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttachmentOptions>()
            .Bind(configuration.GetSection(AttachmentOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<Uploads>();
        services.AddSingleton<Viewpoints>();
        services.AddSingleton<ReminderDelivery>();
        return services;
    }
}
