namespace Sample.QuickStarts;

/// <summary>What somebody is to approve, and how long they may take.</summary>
public sealed record ApprovalRequest(string What, int Seconds);
