using System.Reflection;
using System.Runtime.CompilerServices;

namespace LocalHost.Tests.Official;

/// <summary>Writes public types and members as the listing of official signatures does; its head says how.</summary>
internal static class SignatureLines
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(void)] = "void",
    };

    public static IEnumerable<string> Of(Type type)
    {
        var name = FullName(type);
        yield return $"{name} : {Head(type)}";
        if (type.IsEnum)
        {
            foreach (var member in Enum.GetNames(type))
                yield return $"{name}.{member} = {Convert.ToInt64(Enum.Parse(type, member), provider: null)}";
        }
        else if (typeof(MulticastDelegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            yield return $"{name} = Invoke({Parameters(invoke)}) : {Returned(invoke)}";
        }
        else
        {
            foreach (var line in Members(type))
                yield return $"{name}.{line}";
        }
    }

    private static string FullName(Type type) =>
        (type.DeclaringType is { } outer ? FullName(outer) : type.Namespace) + "." + Plain(type)
        + (type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : "");

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static string Head(Type type)
    {
        var kind = type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : typeof(MulticastDelegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = new List<string>();
        if (!type.IsValueType && type.BaseType is { } parent && parent != typeof(object))
            bases.Add(Short(parent));
        if (kind is not "enum" and not "delegate")
            bases.AddRange(OwnInterfaces(type).Select(Short).Order(StringComparer.Ordinal));
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } u
            ? $" [usage {u.ValidOn}{(u.AllowMultiple ? " multiple" : "")}{(u.Inherited ? "" : " not inherited")}]"
            : "";
        return kind + (bases.Count == 0 ? "" : " " + string.Join(", ", bases)) + usage;
    }

    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        var all = type.GetInterfaces().Where(i => i.IsVisible).ToArray();
        var implied = all.SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        return all.Except(implied);
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(c => IsVisible(c) && !c.IsStatic && !IsMade(type, c)))
            yield return $"ctor({Parameters(constructor)}){(constructor.IsPublic ? "" : " protected")}";
        foreach (var property in type.GetProperties(Declared).Where(p => IsVisible(Accessor(p)) && !IsMade(type, p)))
            yield return Property(property);
        foreach (var method in type.GetMethods(Declared).Where(m => IsVisible(m) && !IsMade(type, m)))
        {
            if (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
                continue;
            var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
            yield return $"{method.Name}{generic}({Parameters(method)}) : {Returned(method)}{Modifiers(method)}";
        }

        foreach (var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return $"{field.Name} : {Written(field.FieldType, new NullabilityInfoContext().Create(field))}"
                + (field.IsLiteral ? " const" : field.IsStatic ? " static" : "");
        }
    }

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var getter = property.GetMethod is { } get && IsVisible(get) ? " get;" : "";
        return $"{property.Name} : {Written(property.PropertyType, new NullabilityInfoContext().Create(property))} {{{getter}{setter} }}"
            + Modifiers(Accessor(property));
    }

    private static MethodInfo Accessor(PropertyInfo property) =>
        property.GetMethod is { } get && IsVisible(get) ? get : property.SetMethod ?? property.GetMethod!;

    private static string Modifiers(MethodInfo method)
    {
        var access = method.IsPublic || method.DeclaringType!.IsInterface ? "" : " protected";
        if (method.DeclaringType!.IsInterface)
            return access;
        var kind = method.IsStatic ? " static"
            : method.IsAbstract ? method.GetBaseDefinition() == method ? " abstract" : " override"
            : method.GetBaseDefinition() != method ? " override"
            : method is { IsVirtual: true, IsFinal: false } ? " virtual"
            : "";
        return access + kind;
    }

    // What the compiler makes for records, and what every object has.
    private static bool IsMade(Type type, MemberInfo member)
    {
        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        if (member.Name is "PrintMembers" or "EqualityContract" or "<Clone>$" or "Deconstruct" or "op_Equality" or "op_Inequality")
            return true;
        if (member is ConstructorInfo constructor)
            return isRecord && constructor.GetParameters() is [var only] && only.ParameterType == type;
        return member.Name is "Equals" or "GetHashCode" or "ToString";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var optional = !parameter.HasDefaultValue ? ""
            : parameter.DefaultValue is null ? " = default"
            : parameter.DefaultValue is bool truth ? truth ? " = true" : " = false"
            : $" = {parameter.DefaultValue}";
        return $"{direction}{Written(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}{optional}";
    }

    private static string Returned(MethodInfo method) =>
        Written(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));

    private static string Written(Type type, NullabilityInfo nullability)
    {
        if (type.IsByRef)
            return Written(type.GetElementType()!, nullability.ElementType ?? nullability);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Short(value) + "?";
        var mark = !type.IsValueType && !IsNeverNull(type)
            && (nullability.ReadState == NullabilityState.Nullable || (nullability.ReadState == NullabilityState.Unknown && nullability.WriteState == NullabilityState.Nullable))
            ? "?"
            : "";
        if (type.IsArray)
            return Written(type.GetElementType()!, nullability.ElementType!) + "[]" + mark;
        if (!type.IsGenericType)
            return Short(type) + mark;
        var arguments = type.GetGenericArguments().Zip(nullability.GenericTypeArguments, Written);
        return $"{Plain(type)}<{string.Join(", ", arguments)}>{mark}";
    }

    // A type parameter that is constrained to notnull carries the compiler's mark for that; it is never written with a question mark.
    private static bool IsNeverNull(Type type) => type.IsGenericParameter
        && (type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "NullableAttribute") is { } own
            ? own.ConstructorArguments[0].Value is (byte)1
            : (type.DeclaringMethod ?? (MemberInfo)type.DeclaringType!).CustomAttributes
                .Any(a => a.AttributeType.Name == "NullableContextAttribute" && a.ConstructorArguments[0].Value is (byte)1));

    private static string Short(Type type) =>
        Keywords.TryGetValue(type, out var keyword) ? keyword
        : type.IsArray ? Short(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } value ? Short(value) + "?"
        : type.IsGenericType ? $"{Plain(type)}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>"
        : type.Name;
}
