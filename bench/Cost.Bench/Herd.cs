namespace SmartActivities.Cost.Bench;

/// <summary>Reminders that fall due in the same second, one after the other: a turn that wakes, the delivery, a turn that hears of it.</summary>
internal static class Herd
{
    private const int SlotsOfAnInstance = 10;
    private const int RowsOfADelivery = 10;

    /// <summary>How long after the moment the deliveries end, in their order.</summary>
    public static double[] Run(int reminders, Backend backend)
    {
        var random = new Random(17);
        var lanes = backend.Lanes == 0 ? 1 : backend.Lanes;
        var turnSlots = Enumerable.Range(0, lanes).Select(_ => Slots(TurnSlotsOf(backend) / lanes)).ToArray();
        var taskSlots = Slots(backend.Instances * SlotsOfAnInstance);
        var calls = new Gate(backend.CallsPerSecond);
        var rows = new Gate(backend.RowsPerSecond ?? double.PositiveInfinity);
        var delivered = new List<double>(reminders);
        var ready = new PriorityQueue<(int Step, int Lane), double>();
        for (var reminder = 0; reminder < reminders; reminder++)
        {
            // The official host's timers fire up to a second early.
            ready.Enqueue((0, reminder % lanes), -random.NextDouble());
        }

        while (ready.TryDequeue(out var next, out var at))
        {
            var slots = next.Step == 1 ? taskSlots : turnSlots[next.Lane];
            slots.TryDequeue(out _, out var free);
            var begun = calls.Pass(Math.Max(at, free), next.Step == 1 ? backend.CallsOfATask : backend.CallsOfATurn);
            // A delivery is never early.
            var end = next.Step == 1 ? rows.Pass(Math.Max(begun, 0), RowsOfADelivery) + backend.TaskSeconds : begun + backend.TurnSeconds;
            slots.Enqueue(0, end);
            if (next.Step == 1)
                delivered.Add(end);
            if (next.Step < 2)
                ready.Enqueue((next.Step + 1, next.Lane), end);
        }

        return [.. delivered.Order()];
    }

    // No more instances can work on turns than there are lanes.
    private static int TurnSlotsOf(Backend backend) =>
        (backend.Lanes == 0 ? backend.Instances : Math.Min(backend.Instances, backend.Lanes)) * SlotsOfAnInstance;

    private static PriorityQueue<int, double> Slots(int count) => new(Enumerable.Repeat((0, double.NegativeInfinity), Math.Max(1, count)));

    /// <summary>Lets so many pass in a second.</summary>
    private sealed class Gate(double perSecond)
    {
        private double _free = double.NegativeInfinity;

        public double Pass(double at, double count)
        {
            _free = Math.Max(at, _free) + (count / perSecond);
            return _free;
        }
    }
}
