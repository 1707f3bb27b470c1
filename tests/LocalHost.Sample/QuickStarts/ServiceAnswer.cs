namespace Sample.QuickStarts;

/// <summary>What an orchestrator was answered.</summary>
public sealed record ServiceAnswer(int Status, string? Content, Dictionary<string, string> Headers);
