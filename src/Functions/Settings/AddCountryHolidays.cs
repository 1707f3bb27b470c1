using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>Adds the public holidays of a country to the tenant's calendar.</summary>
/// <param name="settings">The settings.</param>
/// <param name="tenants">The tenants.</param>
public sealed class AddCountryHolidays(SettingsStore settings, TenantDirectory tenants)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(AddCountryHolidays))]
    [RequiresRole(CallerRoles.Admin)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "settings/calendar/holidays")] HttpRequest request,
        CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.CountryHolidaysRequest, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var violations = new Violations();
        var holidays = Find(asked, violations);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var tenant = await tenants.OfAsync(caller, cancellation);
        return await settings.AddHolidaysAsync(tenant, holidays, conditions, cancellation) switch
        {
            null => conditions.Refusal().ToResult(),
            HolidayImport.Done done => Answers.Ok(
                new HolidaysAddedResponse(done.Added, [.. done.Skipped.Select(SkippedHolidayResponse.Of)]),
                ApiJson.Context.HolidaysAddedResponse),
            _ => Problem.Validation("/years", "tooMany", $"A calendar may hold at most {WorkCalendar.MaxHolidays} holidays.").ToResult(),
        };
    }

    private static ImmutableArray<Holiday> Find(CountryHolidaysRequest asked, Violations violations)
    {
        var years = (asked.Years ?? []).Distinct().Order().ToArray();
        if (years is [])
            violations.Add("/years", "required", "Name the years.");
        if (asked.Country is null)
            violations.Add("/country", "required", "Name the country by its two letters, such as PL.");
        if (violations.Any)
            return [];

        var found = ImmutableArray.CreateBuilder<Holiday>();
        foreach (var year in years)
        {
            var outcome = PublicHolidays.Of(asked.Country!, asked.Subdivision, year);
            if (outcome is PublicHolidaysOutcome.Found { Holidays: var holidays })
            {
                found.AddRange(holidays.Select(holiday => holiday.ToHoliday()));
                continue;
            }

            var (member, detail) = PublicHolidayRefusal.Explain(outcome);
            violations.Add(member is "year" ? "/years" : $"/{member}", "unknown", detail);
            return [];
        }

        return found.ToImmutable();
    }
}
