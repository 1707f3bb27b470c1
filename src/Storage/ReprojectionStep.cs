using System.Text.Json.Serialization;

namespace SmartActivities.Storage;

/// <summary>The parts of a reprojection, in their order. Later ones go by what earlier ones have set right.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReprojectionStep>))]
public enum ReprojectionStep
{
    /// <summary>Open activities that their item does not know are told to it, and ended ones are listed.</summary>
    Activities,

    /// <summary>The rows of each item and of its open activities are written.</summary>
    Items,

    /// <summary>Superfluous rows of agendas are removed.</summary>
    Agendas,

    /// <summary>Superfluous rows of what is urgent early are removed.</summary>
    Early,

    /// <summary>Superfluous cards are removed.</summary>
    Board,

    /// <summary>Superfluous rows of due reminders are removed.</summary>
    DueReminders,

    /// <summary>Superfluous rows of the list of deadlines are removed.</summary>
    Deadlines,

    /// <summary>Superfluous rows of ledgers of reminders are removed.</summary>
    UpcomingReminders,

    /// <summary>Superfluous rows of items' lists are removed.</summary>
    OpenLists,

    /// <summary>Superfluous rows of items' lists of ended activities are removed.</summary>
    EndedLists,

    /// <summary>Superfluous rows of items' lists of what clean-ups deleted are removed.</summary>
    RemovedLists,

    /// <summary>The counters are counted anew.</summary>
    Usage,
}
