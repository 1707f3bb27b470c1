using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

// Longer than usual: the official type is one class with every overload.
/// <summary>The orchestrators and activities of an app that are classes or delegates.</summary>
public sealed class DurableTaskRegistry
{
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> _orchestrators = [];
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> _activities = [];

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> Orchestrators =>
        _orchestrators;

    internal IReadOnlyDictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> Activities => _activities;

    /// <summary>The orchestrators and what makes them.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() =>
        _orchestrators.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    /// <summary>The activities and what makes them.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() =>
        _activities.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    /// <summary>Adds an orchestrator class, made anew for every run; services fill its constructor.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsAbstract || !type.IsAssignableTo(typeof(ITaskOrchestrator)))
            throw new ArgumentException($"{type} is not a class that implements ITaskOrchestrator.", nameof(type));
        return Add(_orchestrators, name, VersionOf(type), services => (ITaskOrchestrator)ActivatorUtilities.GetServiceOrCreateInstance(services, type));
    }

    /// <summary>Adds an orchestrator class under its own name.</summary>
    public DurableTaskRegistry AddOrchestrator(Type type) => AddOrchestrator(NameOf(type), type);

    /// <summary>Adds an orchestrator class.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name)
        where TOrchestrator : class, ITaskOrchestrator => AddOrchestrator(name, typeof(TOrchestrator));

    /// <summary>Adds an orchestrator class under its own name.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>()
        where TOrchestrator : class, ITaskOrchestrator => AddOrchestrator(typeof(TOrchestrator));

    /// <summary>Adds one object that runs all calls.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return Add(_orchestrators, name, TaskVersion.Unversioned, _ => orchestrator);
    }

    /// <summary>Adds one object that runs all calls, under its class's name.</summary>
    public DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestrator(NameOf(orchestrator.GetType()), orchestrator);
    }

    /// <summary>Adds a version of an orchestrator, made anew for every run.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(_orchestrators, name, version, _ => factory());
    }

    /// <summary>Adds an orchestrator that is made anew for every run.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory) => AddOrchestrator(name, TaskVersion.Unversioned, factory);

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator) =>
        AddOrchestrator(name, FuncTaskOrchestrator.Create(orchestrator));

    /// <summary>Adds a function as a version of an orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        var made = FuncTaskOrchestrator.Create(orchestrator);
        return AddOrchestrator(name, version, () => made);
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(TaskName name, Func<TaskOrchestrationContext, TInput, TOutput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(orchestrator(context, input)));
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, object?>(name, async (context, input) =>
        {
            await orchestrator(context, input);
            return null;
        });
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, TOutput>(name, (context, _) => orchestrator(context));
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?>(name, (context, _) => orchestrator(context));
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, TOutput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?, TOutput>(name, (context, _) => orchestrator(context));
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Action<TaskOrchestrationContext, TInput> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<TInput, object?>(name, (context, input) =>
        {
            orchestrator(context, input);
            return Task.FromResult<object?>(null);
        });
    }

    /// <summary>Adds a function as orchestrator.</summary>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Action<TaskOrchestrationContext> orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return AddOrchestratorFunc<object?>(name, (context, _) => orchestrator(context));
    }

    /// <summary>Adds an activity class, made anew for every run; services fill its constructor.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsAbstract || !type.IsAssignableTo(typeof(ITaskActivity)))
            throw new ArgumentException($"{type} is not a class that implements ITaskActivity.", nameof(type));
        return Add(_activities, name, VersionOf(type), services => (ITaskActivity)ActivatorUtilities.GetServiceOrCreateInstance(services, type));
    }

    /// <summary>Adds an activity class under its own name.</summary>
    public DurableTaskRegistry AddActivity(Type type) => AddActivity(NameOf(type), type);

    /// <summary>Adds an activity class.</summary>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name)
        where TActivity : class, ITaskActivity => AddActivity(name, typeof(TActivity));

    /// <summary>Adds an activity class under its own name.</summary>
    public DurableTaskRegistry AddActivity<TActivity>()
        where TActivity : class, ITaskActivity => AddActivity(typeof(TActivity));

    /// <summary>Adds one object that runs all calls.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Add(_activities, name, TaskVersion.Unversioned, _ => activity);
    }

    /// <summary>Adds one object that runs all calls, under its class's name.</summary>
    public DurableTaskRegistry AddActivity(ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivity(NameOf(activity.GetType()), activity);
    }

    /// <summary>Adds a version of an activity, made anew for every run.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(_activities, name, version, _ => factory());
    }

    /// <summary>Adds an activity that is made anew for every run, of the app's services.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, Func<IServiceProvider, ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(_activities, name, TaskVersion.Unversioned, factory);
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity) =>
        AddActivity(name, FuncTaskActivity.Create(activity));

    /// <summary>Adds a function as a version of an activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        var made = FuncTaskActivity.Create(activity);
        return AddActivity(name, version, () => made);
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(activity(context, input)));
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await activity(context, input);
            return null;
        });
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, Task<TOutput>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?>(name, (context, _) => activity(context));
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<TInput, object?>(name, (context, input) =>
        {
            activity(context, input);
            return Task.FromResult<object?>(null);
        });
    }

    /// <summary>Adds a function as activity.</summary>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return AddActivityFunc<object?>(name, (context, _) => activity(context));
    }

    private static TaskName NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Attribute.GetCustomAttribute(type, typeof(DurableTaskAttribute)) is DurableTaskAttribute { Name.Name: { } name }
            ? name
            : type.Name;
    }

    private static TaskVersion VersionOf(Type type) =>
        Attribute.GetCustomAttribute(type, typeof(DurableTaskAttribute)) is DurableTaskAttribute { Version: { } version }
            ? version
            : TaskVersion.Unversioned;

    private DurableTaskRegistry Add<TTask>(
        Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, TTask>> tasks,
        TaskName name,
        TaskVersion version,
        Func<IServiceProvider, TTask> make)
    {
        if (name == default) throw new ArgumentException("A name is needed.", nameof(name));
        if (!tasks.TryAdd((name, version), make)) throw new ArgumentException($"{name} is already registered.", nameof(name));
        return this;
    }
}
