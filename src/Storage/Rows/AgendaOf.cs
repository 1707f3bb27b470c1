namespace SmartActivities.Storage.Rows;

/// <summary>Whose agenda an open activity stands in; it stands in both, and the counter mode chooses when reading.</summary>
internal enum AgendaOf
{
    /// <summary>Of who has to do it.</summary>
    ActivityResponsible,

    /// <summary>Of who is responsible for its item.</summary>
    ItemResponsible,
}
