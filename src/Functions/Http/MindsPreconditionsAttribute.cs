namespace SmartActivities.Functions.Http;

/// <summary>On the method of a function that writes what has an entity tag: it compares the request's conditions with that tag itself. Where
/// there is no tag, nothing that <c>If-Match</c> may name matches.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MindsPreconditionsAttribute : Attribute;
