using System.Text.Json;
using LocalHost.Durable;
using LocalHost.Durable.Client;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>Thirty days of one hub, all drawn from a seed: who is started and told what, and what goes wrong.</summary>
internal sealed class SimulationRun : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(30);

    private readonly Random _random;
    private readonly SimulationClock _clock;
    private readonly SimulatedDisk _disk = new();
    private readonly CommitLedger _ledger;
    private readonly Workload _workload;
    private readonly DurableHubOptions _options;
    private readonly TestWorker _replay;
    private readonly SimulatedWorker _worker;
    private readonly DateTimeOffset _faultsEnd;
    private readonly DateTimeOffset _end;
    private readonly HashSet<string> _mayBeGone = [];
    private SimulationScheduler _scheduler;
    private SimulatedStore _process;
    private DurableHub _hub;
    private HubClient _client;

    public SimulationRun(int seed)
    {
        _random = new Random(seed);
        Faults = new Faults(_random);
        _clock = new SimulationClock(_random);
        _ledger = new CommitLedger(_clock, Faults);
        _workload = new Workload(_clock, Faults, _random);
        _replay = new TestWorker(_workload.Tasks());
        _worker = new SimulatedWorker(_replay, Faults, _random, _clock);
        _end = _clock.GetUtcNow() + Length;
        _faultsEnd = _end - TimeSpan.FromDays(5);
        _options = new DurableHubOptions
        {
            MaxConcurrentActivities = _random.Next(1, 5),
            MaxConcurrentOrchestrations = _random.Next(1, 4),
            LongestWait = TimeSpan.FromDays(1),
            // By the worker's own clock: every other hub has its code kept, and every other one has it replayed.
            SessionIdleTimeout = seed % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromHours(1),
            NewId = () => Convert.ToHexStringLower(BitConverter.GetBytes(_random.NextInt64())) + "0123456789abcdef",
        };
        Begin();
    }

    public Faults Faults { get; }

    /// <summary>Instances whose start the client was told of.</summary>
    public HashSet<string> Started { get; } = [];

    /// <summary>Numbers sent to each collector: true when the client was told that they have arrived.</summary>
    public Dictionary<string, Dictionary<int, bool>> Sent { get; } = [];

    public int TimersFired => _ledger.TimersFired;

    public SimulationFindings Run()
    {
        Script();
        while (true)
        {
            if (_process.IsDead) Restart();
            else if (!_scheduler.Step() && !_clock.Step(_end)) break;
        }

        return SimulationFindings.Of(_disk.Look(), _clock.GetUtcNow().UtcTicks, _replay, _ledger, _workload, this, _mayBeGone);
    }

    public void Dispose() => _disk.Dispose();

    private void Script()
    {
        for (var number = _random.Next(2, 5); number > 0; number--) ScriptInstance($"mix-{number}", "Mix");
        for (var number = _random.Next(0, 2); number > 0; number--) ScriptInstance($"repeat-{number}", "Repeat");
        ScriptCollector("collect");
        for (var day = _random.Next(3, 8); day < 25; day += _random.Next(4, 12)) At(Days(day), Crash);
        _clock.At(_faultsEnd, () => Faults.AreOn = false);
        _clock.At(_faultsEnd + Days(1), () =>
        {
            // Only those: an order wakes an instance, and would hide that nobody else has.
            var suspended = new InstanceFilter(Statuses: [OrchestrationStatus.Suspended]);
            foreach (var instance in _disk.Look().List(suspended)) Do(() => _client.ResumeAsync(instance.Id, null, default));
            foreach (var id in Sent.Keys) Do(() => _client.RaiseAsync(id, "number", "-1", default));
        });
    }

    private void ScriptInstance(string id, string name)
    {
        var begin = Days(_random.NextDouble() * 8);
        var input = _random.Next();
        At(begin, () => Start(name, input, id));
        if (Faults.Draw(Fault.StartTwice, 0.2)) At(begin, () => Start(name, input, id));
        if (Faults.Draw(Fault.StartTwice, 0.1)) At(begin + Days(_random.NextDouble() * 10), () => Start(name, input + 1, id));
        for (var events = _random.Next(3); events > 0; events--)
            At(begin + Days(_random.NextDouble() * 5), () => Do(() => _client.RaiseAsync(id, "go", "1", default)));
        if (Faults.Draw(Fault.SuspendAndResume, 0.2))
        {
            var suspended = begin + Days(_random.NextDouble() * 5);
            At(suspended, () => Do(() => _client.SuspendAsync(id, null, default)));
            At(suspended + Days(_random.NextDouble() * 3), () => Do(() => _client.ResumeAsync(id, null, default)));
        }

        if (Faults.Draw(Fault.StartAndTerminateTogether, 0.08)) At(begin, () => Do(() => _client.TerminateAsync(id, "\"early\"", false, default)));
        if (Faults.Draw(Fault.Terminate, 0.1))
            At(begin + Days(_random.NextDouble() * 5), () => Do(() => _client.TerminateAsync(id, "\"enough\"", false, default)));
        if (!Faults.Draw(Fault.Purge, 0.08)) return;
        _mayBeGone.Add(id);
        At(begin + Days(_random.NextDouble() * 9), () => Do(() => _client.PurgeAsync(id, false, default)));
    }

    private void ScriptCollector(string id)
    {
        Sent.Add(id, []);
        var begin = Days(_random.NextDouble() * 4);
        At(begin, () => Start("Collect", new List<int>(), id));
        if (Faults.Draw(Fault.SuspendAndResume, 0.3))
        {
            At(begin + Days(1), () => Do(() => _client.SuspendAsync(id, null, default)));
            At(begin + Days(2), () => Do(() => _client.ResumeAsync(id, null, default)));
        }

        var numbers = _random.Next(3, 9);
        for (var number = 0; number < numbers; number++)
        {
            // Some come together, so that several meet one ContinueAsNew.
            if (_random.Next(2) == 0) begin += Days(_random.NextDouble());
            var sent = number;
            At(begin, () => Do(async () =>
            {
                Sent[id].Add(sent, false);
                Sent[id][sent] = await _client.RaiseAsync(id, "number", $"{sent}", default) is HubOutcome.Done;
            }));
        }
    }

    private void Start(string name, object input, string id) => Do(async () =>
    {
        var start = new StartCommand(name, JsonSerializer.Serialize(input)) { InstanceId = id };
        if (await _client.StartAsync(start, default) is HubOutcome.Done) Started.Add(id);
    });

    /// <summary>What a client does in the process that lives then; it ends with the process.</summary>
    private void Do(Func<Task> act) => _scheduler.Post(act);

    private void At(TimeSpan sinceBegin, Action act) => _clock.At(_end - Length + sinceBegin, act);

    private void Crash()
    {
        Faults.Note(Fault.CrashBetweenSteps);
        _process.Dispose();
    }

    private void Restart()
    {
        _scheduler.Die();
        _hub.Dispose();
        var away = TimeSpan.FromMinutes(_random.Next(3) == 0 ? _random.Next(600) : 0);
        var back = _clock.GetUtcNow() + away;
        // Nothing of what the world does in the meantime reaches a process.
        Begin(isAway: away > TimeSpan.Zero);
        var hub = _hub;
        if (away > TimeSpan.Zero) _clock.At(back, () => Open(hub));
    }

    private static TimeSpan Days(double days) => TimeSpan.FromDays(days);

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_scheduler), nameof(_process), nameof(_hub), nameof(_client))]
    private void Begin(bool isAway = false)
    {
        _scheduler = new SimulationScheduler(_random, Faults);
        _options.Scheduler = _scheduler;
        _process = new SimulatedStore(_disk, Faults, _ledger, new Repeats(_random, Faults, _ledger));
        _options.OpenStore = _ => _process;
        _hub = new DurableHub(_options, _clock, _worker, NullLoggerFactory.Instance);
        _client = new HubClient(_hub);
        if (!isAway) Open(_hub);
    }

    private void Open(DurableHub hub)
    {
        // It has died a second time.
        if (hub != _hub) return;
        try
        {
            hub.Start();
        }
        catch (IOException)
        {
            _process.Dispose();
        }
    }
}
