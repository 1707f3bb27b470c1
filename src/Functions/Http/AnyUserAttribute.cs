namespace SmartActivities.Functions.Http;

/// <summary>On a function's method: it answers whoever has a valid token, whatever roles that names.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyUserAttribute : Attribute;
