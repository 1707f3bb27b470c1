namespace SmartActivities.EndToEnd.Tests;

/// <summary>Tests that measure what the whole process does, and so run beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
