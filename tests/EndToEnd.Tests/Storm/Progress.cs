namespace SmartActivities.EndToEnd.Tests.Storm;

/// <summary>How far a storm has come.</summary>
/// <param name="calls">How many calls it has.</param>
internal sealed class Progress(int calls)
{
    private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _told;

    /// <summary>Ends when a third of the calls have been made.</summary>
    public Task Third => _third.Task;

    public Task Half => _half.Task;

    public void Tell()
    {
        var told = Interlocked.Increment(ref _told);
        if (told >= calls / 3)
            _third.TrySetResult();
        if (told >= calls / 2)
            _half.TrySetResult();
    }
}
