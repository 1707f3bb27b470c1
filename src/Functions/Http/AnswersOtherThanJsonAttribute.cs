namespace SmartActivities.Functions.Http;

/// <summary>On a function's method: it answers bytes or a page, so that a client which excludes JSON is welcome.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersOtherThanJsonAttribute : Attribute;
