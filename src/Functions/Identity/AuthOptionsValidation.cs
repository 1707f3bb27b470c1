using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmartActivities.Functions.Identity;

/// <summary>Stops the start over a wrong setting, naming it as it is written in the environment.</summary>
internal sealed class AuthOptionsValidation(IHostEnvironment environment) : IValidateOptions<AuthOptions>
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var failures = Failures(options).ToList();
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Setting(string name) => $"{AuthOptions.Section}__{name}";

    private IEnumerable<string> Failures(AuthOptions options)
    {
        if (string.IsNullOrEmpty(options.Authority))
        {
            if (!environment.IsDevelopment())
                yield return $"{Setting(nameof(options.Authority))} is missing: it must be the address of the OpenID Connect issuer.";
        }
        else
        {
            // Keys fetched over plain HTTP are anybody's keys; a developer's own issuer on the same machine is another matter.
            var isAddress = Uri.TryCreate(options.Authority, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()));
            if (!isAddress)
                yield return $"{Setting(nameof(options.Authority))} must be an https address.";
            if (string.IsNullOrEmpty(options.Audience))
                yield return $"{Setting(nameof(options.Audience))} is missing: it must be the audience that tokens are issued for.";
        }

        if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > MostSkew)
            yield return $"{Setting(nameof(options.ClockSkew))} must lie between 00:00:00 and {MostSkew:c}.";

        (string Name, string Claim)[] claims =
        [
            (nameof(options.TenantClaim), options.TenantClaim), (nameof(options.UserClaim), options.UserClaim),
            (nameof(options.RolesClaim), options.RolesClaim), (nameof(options.ZoneClaim), options.ZoneClaim),
            (nameof(options.LocaleClaim), options.LocaleClaim), (nameof(options.NameClaim), options.NameClaim),
        ];
        foreach (var (setting, claim) in claims)
        {
            if (string.IsNullOrWhiteSpace(claim))
                yield return $"{Setting(setting)} must name a claim.";
        }
    }
}
