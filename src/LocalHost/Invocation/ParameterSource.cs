namespace LocalHost.Invocation;

/// <summary>Where a parameter takes its value from.</summary>
internal enum ParameterSource
{
    /// <summary>What the runtime or the trigger hands over.</summary>
    Host,

    /// <summary>The trigger's value of the parameter's own name.</summary>
    Name,

    /// <summary>A converter that an attribute names.</summary>
    Converter,
}
