namespace SmartActivities.Functions.Activities;

/// <summary>The body of a request to complete an activity.</summary>
internal sealed record CompleteActivityRequest
{
    public static CompleteActivityRequest Empty { get; } = new();

    public string? Result { get; init; }
    public ActivityFields? Next { get; init; }
}
