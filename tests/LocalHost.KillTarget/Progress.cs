namespace LocalHost.KillTarget;

/// <summary>One byte on standard output for each step, written at once: what was told has happened before a kill.</summary>
internal static class Progress
{
    /// <summary>The hub's file is open and has no other owner.</summary>
    public const byte Opened = (byte)'o';

    /// <summary>The opened hub holds work that a predecessor left.</summary>
    public const byte FoundWork = (byte)'w';

    /// <summary>What was left is taken up; from here on the hub has clients.</summary>
    public const byte Ready = (byte)'r';

    public const byte CommitBegins = (byte)'<';

    public const byte CommitEnded = (byte)'>';

    private static readonly Stream Output = Console.OpenStandardOutput();

    public static void Tell(byte step) => Output.Write([step]);
}
