namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>A fact that needs the compiler of infra/; where there is none it is counted as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = Bicep.Missing;
}
