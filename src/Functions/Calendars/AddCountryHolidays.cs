using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Calendars.Import;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Calendars;

/// <summary>Adds the public holidays of a country to the tenant's calendar.</summary>
public sealed class AddCountryHolidays(SettingsStore settings, TenantDirectory tenants)
{
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

        var errors = new RequestErrors();
        var holidays = Find(asked, errors);
        if (errors.ToProblem() is { } invalid)
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

    private static ImmutableArray<Holiday> Find(CountryHolidaysRequest asked, RequestErrors errors)
    {
        var years = (asked.Years ?? []).Distinct().Order().ToArray();
        if (years is [])
            errors.Add("/years", "required", "Name the years.");
        if (asked.Country is null)
            errors.Add("/country", "required", "Name the country by its two letters, such as PL.");
        if (errors.Any)
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
            errors.Add(member is "year" ? "/years" : $"/{member}", "unknown", detail);
            return [];
        }

        return found.ToImmutable();
    }
}

/// <summary>The body of a request to add a country's public holidays.</summary>
internal sealed record CountryHolidaysRequest
{
    public string? Country { get; init; }
    public string? Subdivision { get; init; }
    public IReadOnlyList<int>? Years { get; init; }
}
