namespace SmartActivities.TestSupport;

/// <summary>
/// Marks a test class whose facts need Node (they talk to Azurite). Where Node is missing its <see cref="ContractFactAttribute"/>s
/// are counted as skipped, with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class RequiresNodeAttribute : Attribute;
