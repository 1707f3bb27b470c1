namespace SmartActivities.Storage;

/// <summary>How far a reprojection has come. It may be gone on from more than once.</summary>
/// <param name="Step">Which part is under way.</param>
/// <param name="Run">Names this reprojection, unlike any other.</param>
/// <param name="After">The key of the last row that was looked at; absent at the beginning of a part.</param>
public sealed record ReprojectionPosition(ReprojectionStep Step, string Run, string? After = null)
{
    /// <summary>Where a reprojection begins.</summary>
    /// <param name="run">A name that no reprojection of the tenant had before.</param>
    public static ReprojectionPosition Start(string run) => new(ReprojectionStep.Activities, run);

    internal ReprojectionPosition? Next(string? after) =>
        after is not null ? this with { After = after }
        : Step is ReprojectionStep.Usage ? null
        : this with { Step = Step + 1, After = null };
}
