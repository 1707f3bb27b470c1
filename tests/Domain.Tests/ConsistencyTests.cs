using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmartActivities.Domain.Tests;

/// <summary>What holds for every type of Domain, so that nobody has to look for it in review.</summary>
public class ConsistencyTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Domain = typeof(Activity).Assembly;

    // What the compiler makes, such as iterators, is not ours to shape.
    private static readonly ImmutableArray<Type> Types =
        [.. Domain.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.FullName!.Contains('<'))];

    [Fact]
    public void Domain_Assembly_ReferencesNodaTimeAndTheFrameworkAlone() =>
        Assert.All(
            Domain.GetReferencedAssemblies(),
            reference => Assert.Matches("^(System(\\..+)?|NodaTime|netstandard)$", reference.Name));

    [Fact]
    public void Domain_Assembly_ReachesNeitherFilesNorNetwork()
    {
        string[] forbidden = ["System.Net", "System.IO.FileSystem", "System.Data", "System.Threading.Thread", "Microsoft"];

        Assert.DoesNotContain(Domain.GetReferencedAssemblies(), reference => forbidden.Any(reference.Name!.StartsWith));
    }

    [Fact]
    public void Domain_Methods_AreNotAsynchronous() =>
        Assert.DoesNotContain(Types.SelectMany(type => type.GetMethods(Everything)), method =>
            method.IsDefined(typeof(AsyncStateMachineAttribute)) ||
            typeof(Task).IsAssignableFrom(method.ReturnType) ||
            method.ReturnType.FullName?.StartsWith("System.Threading.Tasks.ValueTask", StringComparison.Ordinal) is true);

    [Fact]
    public void Domain_PublicTypes_AreClosedToHeirs() =>
        Assert.Empty(Types.Where(type => type.IsVisible && !IsClosed(type)).Select(type => type.FullName));

    [Fact]
    public void Domain_Structs_AreReadOnly() =>
        Assert.Empty(Types.Where(type => type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute)))
            .Select(type => type.FullName));

    [Fact]
    public void Domain_Fields_AreNeverAssignedTwice() =>
        Assert.Empty(Types.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Everything))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void Domain_Structs_HaveAHarmlessDefault() =>
        Assert.All(Types.Where(type => type is { IsValueType: true, IsEnum: false, ContainsGenericParameters: false }), type =>
        {
            var value = Activator.CreateInstance(type)!;
            Assert.NotNull(value.ToString());
            Assert.True(value.Equals(Activator.CreateInstance(type)));
            _ = value.GetHashCode();
        });

    [Fact]
    public void Domain_Namespaces_SayWhatIsInThemInNouns()
    {
        string[] empty = ["Models", "Services", "Helpers", "Utils", "Utilities", "Common", "Shared", "Core", "Managers"];

        Assert.DoesNotContain(Types, type => type.Namespace!.Split('.').Any(empty.Contains));
        Assert.All(Types, type => Assert.StartsWith("SmartActivities.Domain", type.Namespace, StringComparison.Ordinal));
    }

    private static bool IsClosed(Type type) =>
        type.IsSealed || type.IsEnum || type.IsValueType || type.IsInterface ||
        (type.IsAbstract && type.GetConstructors(Everything)
            .Where(constructor => !constructor.IsStatic && !IsCopy(constructor, type))
            .All(constructor => constructor.IsPrivate));

    // Records have a protected constructor that copies one; nobody can begin with it.
    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;
}
