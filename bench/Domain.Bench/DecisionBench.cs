using BenchmarkDotNet.Attributes;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Domain.Bench;

/// <summary>What does a form that closes cost, apart from reading what is known of it?</summary>
[MemoryDiagnoser]
public class DecisionBench
{
    private static readonly ItemKey Item = new(ItemType.Deal, ItemId.Parse("42"));
    private static readonly Stage Stage = new(PipelineId.Parse("0"), StageId.Parse("NEW"), StageSemantics.Process);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 14, 1);

    private readonly SuggestionSettings _settings = new(
        [.. Enumerable.Range(1, 20).Select(i => new SuggestionRule(ItemType.Deal, PipelineId.Parse($"{i}"), SuggestionMode.Off))]);

    private readonly OptOuts _optOuts = OptOuts.Of(Enumerable.Range(100, 20).Select(i =>
        new OptOut(new OptOutScope(ItemType.Deal, null, ItemId.Parse($"{i}")), OptOutChoice.Forever, null)));

    private readonly TemplateSet _templates = new([.. Enumerable.Range(1, 20).Select(i => new Template
    {
        Id = TemplateId.Parse($"t{i}"),
        Scope = new TemplateScope(ItemType.Deal, PipelineId.Parse("0"), StageId.Parse(i == 20 ? "NEW" : $"S{i}")),
        Subject = ((PlaceholderOutcome.Accepted)PlaceholderText.Parse("Call about {item.title}")).Text,
    })]);

    private readonly DraftFacts _facts = new()
    {
        By = new Drafter
        {
            User = UserId.Parse("anna"),
            UserName = "Anna Nowak",
            Now = Now,
            Calendar = Calendars.WorkCalendar.Default(DateTimeZoneProviders.Tzdb["Europe/Warsaw"]),
        },
        Item = Item,
        ItemTitle = "Roof for Kowalski",
    };

    /// <summary>The decision alone, among twenty rules and twenty opt-outs.</summary>
    [Benchmark(Baseline = true)]
    public SuggestionDecision Decide() => SuggestionDecision.Decide(new SuggestionFacts
    {
        Mode = _settings.ModeFor(Item.Type, Stage.Pipeline),
        Semantics = Stage.Semantics,
        OptOut = _optOuts.Covering(Item, Stage.Pipeline, Now),
    });

    /// <summary>The decision, the best of twenty templates and its draft.</summary>
    [Benchmark]
    public Draft? DecideAndDraft() => Decide() is SuggestionDecision.Propose
        ? _templates.BestFor(Item.Type, Stage, Language.English).Draft(_facts)
        : null;
}
