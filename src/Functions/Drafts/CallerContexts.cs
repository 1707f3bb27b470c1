using Microsoft.AspNetCore.Http;
using NodaTime.Extensions;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Drafts;

/// <summary>Makes a request's caller of its token, its tenant, the settings in force and the clock.</summary>
/// <param name="tenants">The tenants.</param>
/// <param name="settings">What administrators have set.</param>
/// <param name="preferences">What users have chosen.</param>
/// <param name="time">The present moment.</param>
public sealed class CallerContexts(TenantDirectory tenants, SettingsStore settings, PreferenceStore preferences, TimeProvider time)
{
    /// <summary>The caller without the caller's own choices: costs no read while the tenant is remembered.</summary>
    internal Task<CallerContext> OfAsync(HttpRequest request, CancellationToken cancellation) =>
        OfAsync(request, static _ => Task.FromResult(UserSettings.None), cancellation);

    /// <summary>The caller with the caller's choices, at most half a minute old.</summary>
    internal Task<CallerContext> OfPersonAsync(HttpRequest request, CancellationToken cancellation) =>
        OfAsync(request, caller => preferences.GetAsync(caller.Tenant, caller.User, cancellation), cancellation);

    /// <summary>The caller with opt-outs and preferences as they are now: one read while the caller's calendar is remembered.</summary>
    internal Task<CallerContext> OfPersonChoosingNowAsync(HttpRequest request, CancellationToken cancellation) =>
        OfAsync(request, caller => preferences.ReadChoicesAsync(caller.Tenant, caller.User, cancellation), cancellation);

    /// <summary>The caller with all of the caller's choices as they are now: two reads side by side.</summary>
    internal Task<CallerContext> OfPersonNowAsync(HttpRequest request, CancellationToken cancellation) =>
        OfAsync(request, caller => preferences.ReadAsync(caller.Tenant, caller.User, cancellation), cancellation);

    /// <summary>The caller, read in one wave with something else of the caller's tenant.</summary>
    internal static async Task<CallerContext> BesideAsync(Task<CallerContext> reading, Task other)
    {
        await Task.WhenAll(reading, other);
        return await reading;
    }

    private async Task<CallerContext> OfAsync(HttpRequest request, Func<Caller, Task<UserSettings>> readPerson, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var readingPerson = readPerson(caller);
        var readingSettings = settings.GetAsync(caller.Tenant, cancellation).AsTask();
        var readingTenant = tenants.OfAsync(caller, cancellation).AsTask();
        // All are awaited, so that the failure of one leaves no other unobserved.
        await Task.WhenAll(readingSettings, readingTenant, readingPerson);
        var (known, tenant, person) = (await readingSettings, await readingTenant, await readingPerson);
        var own = person.Calendar.Value;
        var calendar = known.CalendarIn(tenant.Zone);
        return new CallerContext(
            caller.Tenant,
            caller.User,
            caller.Name ?? caller.User.Value,
            time.GetCurrentInstant(),
            calendar.ForPerson(caller.Zone(), own.Hours, own.Absences),
            Language.Choose([caller.Locale, .. Accepted(request), known.Suggestions.Value.Language?.Tag]))
        {
            Limits = tenants.Limits,
            Settings = known,
            TenantZone = calendar.Zone,
            Person = person,
        };
    }

    private static IEnumerable<string?> Accepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value);
}

/// <summary>Who asks, when and where: what decisions depend on besides the item.</summary>
/// <param name="Tenant">The caller's tenant.</param>
/// <param name="User">The caller.</param>
/// <param name="UserName">The caller's name; the id where the token has none.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Calendar">The calendar in force for the caller, in the caller's zone.</param>
/// <param name="Language">The caller's language.</param>
internal sealed record CallerContext(TenantId Tenant, UserId User, string UserName, Instant Now, WorkCalendar Calendar, Language Language)
{
    /// <summary>What the tenant's administrators have set.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.None;

    /// <summary>What the caller has chosen, where it was asked for.</summary>
    public UserSettings Person { get; init; } = UserSettings.None;

    /// <summary>For which items smart activities are proposed.</summary>
    public SuggestionSettings Suggestions => Settings.Suggestions.Value.Rules;

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>The zone of users of whom nobody knows another.</summary>
    public DateTimeZone TenantZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The caller's day and week.</summary>
    public UserDay Day => UserDay.At(Now, Calendar.Zone, Calendar.FirstDayOfWeek);

    /// <summary>The template of an id; null when there is none.</summary>
    public Template? FindTemplate(TemplateId id) => Settings.Templates.Find(id, Language);

    /// <summary>Drafts activities for the caller.</summary>
    public Drafter Drafter => new()
    {
        User = User,
        UserName = UserName,
        Language = Language,
        Now = Now,
        Calendar = Calendar,
        Templates = Settings.Templates,
        Reminders = Person.Preferences.Value.Reminders,
    };
}
