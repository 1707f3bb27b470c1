namespace SmartActivities.Domain.Suggestions;

/// <summary>For how long a user does not want to be asked.</summary>
public enum OptOutChoice
{
    /// <summary>Until today is over.</summary>
    Day,

    /// <summary>Until this week is over, on the tenant's first day of the week.</summary>
    Week,

    /// <summary>Until this calendar month is over.</summary>
    Month,

    /// <summary>Until the user says otherwise.</summary>
    Forever,

    /// <summary>Until a date that the user named begins.</summary>
    Date,
}
