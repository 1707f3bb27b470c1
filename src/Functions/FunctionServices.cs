using System.Diagnostics.CodeAnalysis;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Worker;
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
using SmartActivities.Storage;

namespace SmartActivities.Functions;

/// <summary>Puts what functions share into the container.</summary>
internal static class FunctionServices
{
    // A queue hides a message for 7 days at most. The worker would cut a sleep every 3 days, just before the usual deadline of three working
    // days, so that each activity was woken once in vain.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(6);

    public static IServiceCollection AddFunctions(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSection<AttachmentOptions>(configuration, AttachmentOptions.Section);
        services.AddSection<RetentionOptions>(configuration, RetentionOptions.Section);
        services.AddSection<LiveOptions>(configuration, LiveOptions.Section).Configure(options => options.Enabled ??= environment.IsDevelopment());
        services.AddSection<LimitOptions>(configuration, LimitOptions.Section);
        services.Configure<WorkerOptions>(static options => options.Serializer = Histories());
        services.Configure<DurableTaskWorkerOptions>(static options => options.MaximumTimerInterval = LongestTimer);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LimitOptions>>().Value.ToLimits());
        services.AddSingleton<Uploads>();
        services.AddSingleton<CallerContexts>();
        services.AddSingleton<ReminderDelivery>();
        if (environment.IsDevelopment())
            services.AddHostedService<WelcomeDeveloper>();
        return services;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "It knows the types of the generated context, and no other.")]
    private static JsonObjectSerializer Histories() => new(HistoryJson.Default.Options);
}
