namespace LocalHost.Durable;

/// <summary>How a task hub is run.</summary>
internal sealed class DurableHubOptions
{
    /// <summary>The hub's file; null for a hub in memory that ends with the process.</summary>
    public string? Path { get; set; }

    /// <summary>The name by which clients know the hub.</summary>
    public string HubName { get; set; } = "LocalHost";

    /// <summary>The version of instances that are started without one.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Settings that the host hands to every orchestrator: texts, numbers, truth values.</summary>
    public Dictionary<string, object?> ContextProperties { get; } = [];

    public int MaxConcurrentActivities { get; set; } = 10 * Environment.ProcessorCount;

    public int MaxConcurrentOrchestrations { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>
    /// How long the worker keeps the code of an instance between two turns, by its own clock, so that it is not replayed; zero for not at all.
    /// </summary>
    public TimeSpan SessionIdleTimeout { get; set; }

    /// <summary>
    /// How long the engine waits for a timer without looking at the clock again: the machine may sleep, and its clock be set.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After which time a commit that failed is tried again.</summary>
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where all of the engine's work runs; a simulation gives one that is single-threaded.</summary>
    public TaskScheduler Scheduler { get; set; } = TaskScheduler.Default;

    /// <summary>Makes ids of instances; 32 hexadecimal digits.</summary>
    public Func<string> NewId { get; set; } = () => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Opens the hub; a simulation gives one with faults.</summary>
    public Func<DurableHubOptions, Store.IDurableStore> OpenStore { get; set; } = options => new Store.SqliteStore(options.Path);
}
