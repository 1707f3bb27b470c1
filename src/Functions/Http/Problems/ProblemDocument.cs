namespace SmartActivities.Functions.Http.Problems;

/// <summary>A problem as it goes over HTTP.</summary>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string? Code,
    string TraceId,
    IReadOnlyList<ProblemError>? Errors);
