namespace SmartActivities.Domain;

/// <summary>Where an item stands in its pipeline: one column of the board.</summary>
/// <param name="Pipeline">The pipeline that the item is in.</param>
/// <param name="Id">The stage within it.</param>
/// <param name="Semantics">What the stage means for the item's life.</param>
public readonly record struct Stage(PipelineId Pipeline, StageId Id, StageSemantics Semantics)
{
    /// <summary>Whether the item's life has ended in this stage, well or badly.</summary>
    public bool IsFinal => Semantics is not StageSemantics.Process;
}
