using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Development;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Me;
using SmartActivities.Functions.Reminders;
using SmartActivities.Functions.Retention;

namespace SmartActivities.Functions;

/// <summary>Puts what functions share into the container.</summary>
internal static class FunctionServices
{
    public static IServiceCollection AddFunctions(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<AttachmentOptions>()
            .Bind(configuration.GetSection(AttachmentOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<RetentionOptions>()
            .Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<LiveOptions>()
            .Configure(options => options.Enabled = environment.IsDevelopment())
            .Bind(configuration.GetSection(LiveOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<LimitOptions>()
            .Bind(configuration.GetSection(LimitOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LimitOptions>>().Value.ToLimits());
        services.AddSingleton<Uploads>();
        services.AddSingleton<CallerContexts>();
        services.AddSingleton<ReminderDelivery>();
        if (environment.IsDevelopment())
            services.AddHostedService<WelcomeDeveloper>();
        return services;
    }
}
