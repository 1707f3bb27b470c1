using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Puts authentication into the container.</summary>
internal static class IdentityServices
{
    /// <summary>
    /// Reads the section <c>Auth</c>, checked at the start. In Development without an authority, <see cref="DevelopmentTokens"/> is
    /// there too; a constructor that takes it gives it the default null.
    /// </summary>
    /// <param name="services">Holds a <see cref="TimeProvider"/>, or gets the system's.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="environment">Development or not.</param>
    public static IServiceCollection AddIdentity(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<IValidateOptions<AuthOptions>>(new AuthOptionsValidation(environment));
        services.AddSection<AuthOptions>(configuration, AuthOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TokenValidator>();
        services.AddSingleton(provider => new CallerCache(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Authentication>();
        services.AddSingleton<RememberedUsers>();

        if (environment.IsDevelopment() && string.IsNullOrEmpty(configuration[$"{AuthOptions.Section}:{nameof(AuthOptions.Authority)}"]))
        {
            services.AddSingleton(provider => new DevelopmentTokens(
                provider.GetRequiredService<IOptions<AuthOptions>>(),
                DevelopmentKey.LoadOrMake(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path),
                provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton(provider => provider.GetRequiredService<DevelopmentTokens>().AsIssuer());
        }
        else
        {
            services.AddSingleton(provider =>
            {
                var options = provider.GetRequiredService<IOptions<AuthOptions>>().Value;
                return TokenIssuer.OpenIdConnect(new Uri(options.Authority!), options.Audience!);
            });
        }

        return services;
    }
}
