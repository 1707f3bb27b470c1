namespace LocalHost.Durable.Replay;

internal sealed record TurnResult(IReadOnlyList<Decision> Decisions, TurnEnd End, string? CustomStatus);
