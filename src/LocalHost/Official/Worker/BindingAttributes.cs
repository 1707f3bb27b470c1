#pragma warning disable MA0048 // Stand-ins until the worker surface brings the real files.
namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks what a function is bound to.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute;

/// <summary>Marks a parameter that the host fills from a binding.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;

/// <summary>Marks the parameter whose binding starts the function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
