namespace SmartActivities.Functions.Http;

/// <summary>On a function's method: it wants no bearer token.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAnonymousFunctionAttribute : Attribute;
