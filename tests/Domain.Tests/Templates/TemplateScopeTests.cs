using SmartActivities.Domain.Templates;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Templates;

public class TemplateScopeTests
{
    [Theory]
    // From everywhere to one column, each narrower than the one before.
    [InlineData("", 0)]
    [InlineData("type", 1)]
    [InlineData("pipeline", 2)]
    [InlineData("type pipeline", 3)]
    [InlineData("stage", 4)]
    [InlineData("type stage", 5)]
    [InlineData("pipeline stage", 6)]
    [InlineData("type pipeline stage", 7)]
    public void Specificity_OfAScope_WeighsStageOverPipelineOverType(string named, int expected) =>
        Assert.Equal(expected, Scope(named).Specificity);

    [Theory]
    [InlineData("", true, true, true)]
    [InlineData("type", true, true, false)]
    [InlineData("pipeline", true, false, true)]
    [InlineData("stage", true, false, true)]
    [InlineData("type pipeline stage", true, false, false)]
    public void Scope_Covers_WhatItNamesAlone(string named, bool deal, bool dealWithoutStage, bool lead)
    {
        var scope = Scope(named);

        Assert.Equal(
            (deal, dealWithoutStage, lead),
            (scope.Covers(ItemType.Deal, A.Stage()), scope.Covers(ItemType.Deal, null), scope.Covers(ItemType.Lead, A.Stage())));
    }

    private static TemplateScope Scope(string named) => new(
        named.Contains("type") ? ItemType.Deal : null,
        named.Contains("pipeline") ? A.Stage().Pipeline : null,
        named.Contains("stage") ? A.Stage().Id : null);
}
