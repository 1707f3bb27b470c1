using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SmartActivities.TestSupport;

/// <summary>
/// A fact of an abstract suite that several providers run. Whether it can run is the concrete class's business, which
/// <see cref="FactAttribute.Skip"/>, being one text for all of them, cannot say.
/// </summary>
[XunitTestCaseDiscoverer("SmartActivities.TestSupport.ContractFactDiscoverer", "SmartActivities.TestSupport")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>Finds contract facts, and skips those of a class that needs what this machine lacks.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var needsNode = testMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresNodeAttribute).AssemblyQualifiedName).Any();
        return needsNode && Node.Missing is { } reason
            ? new XunitSkippedDataRowTestCase(
                DiagnosticMessageSink,
                discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(),
                testMethod,
                reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
    }
}
