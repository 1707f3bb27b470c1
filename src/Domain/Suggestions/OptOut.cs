using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Suggestions;

/// <summary>One "don't suggest again" of a user.</summary>
/// <param name="Scope">Of what the user does not want to be asked.</param>
/// <param name="Choice">What the user chose.</param>
/// <param name="Until">When it ends; absent: never.</param>
public sealed record OptOut(OptOutScope Scope, OptOutChoice Choice, Instant? Until)
{
    /// <summary>What a user may choose without naming a date, in the order in which it is offered.</summary>
    public static ImmutableArray<OptOutChoice> Choices { get; } =
        [.. Enum.GetValues<OptOutChoice>().Where(choice => choice is not OptOutChoice.Date)];

    /// <summary>Whether it holds: up to, and without, the moment at which it ends.</summary>
    public bool IsInForce(Instant now) => Until is not { } until || now < until;

    /// <summary>
    /// Opts out for a day, a week, a month or for good. All end at a boundary of the calendar in the user's zone, not so many
    /// hours later.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The choice is a date: see <see cref="UntilDate"/>.</exception>
    public static OptOut For(OptOutScope scope, OptOutChoice choice, Instant now, DateTimeZone zone, IsoDayOfWeek firstDayOfWeek)
    {
        Instant? until = choice switch
        {
            OptOutChoice.Day => zone.EndOfDay(now),
            OptOutChoice.Week => zone.EndOfWeek(now, firstDayOfWeek),
            OptOutChoice.Month => zone.EndOfMonth(now),
            OptOutChoice.Forever => null,
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Only a choice that needs no date."),
        };
        return new OptOut(scope, choice, until);
    }

    /// <summary>Opts out until a date begins in the user's zone; on that date the user is asked again.</summary>
    /// <returns>Null when the date has begun already.</returns>
    public static OptOut? UntilDate(OptOutScope scope, LocalDate date, Instant now, DateTimeZone zone)
    {
        var until = zone.StartOf(date);
        return until > now ? new OptOut(scope, OptOutChoice.Date, until) : null;
    }
}
