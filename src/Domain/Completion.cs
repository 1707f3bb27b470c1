namespace SmartActivities.Domain;

/// <summary>How an activity came to its end.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who completed it; absent when nobody did.</param>
/// <param name="Result">What came of it, in the user's words; at most <see cref="MaxResultLength"/> characters.</param>
public sealed record Completion(Instant At, UserId? By, string? Result)
{
    /// <summary>The most characters that a result may have.</summary>
    public const int MaxResultLength = 2_000;
}
