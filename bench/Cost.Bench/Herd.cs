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
        var lanes = Math.Max(1, backend.Lanes);
        var turns = Enumerable.Range(0, lanes).Select(_ => new Desk(Math.Max(1, TurnSlotsOf(backend) / lanes))).ToArray();
        var tasks = new Desk(backend.Instances * SlotsOfAnInstance);
        var calls = new Gate(backend.CallsPerSecond);
        var rows = new Gate(backend.RowsPerSecond ?? double.PositiveInfinity);
        var delivered = new List<double>(reminders);
        var events = new PriorityQueue<(int Step, int Lane, bool Ends), double>();
        for (var reminder = 0; reminder < reminders; reminder++)
        {
            // The official host's timers fire up to a second early.
            events.Enqueue((0, reminder % lanes, Ends: false), -random.NextDouble());
        }

        while (events.TryDequeue(out var now, out var at))
        {
            var desk = now.Step == 1 ? tasks : turns[now.Lane];
            if (!now.Ends)
            {
                desk.Waiting.Enqueue((now.Step, now.Lane));
            }
            else
            {
                desk.Free++;
                if (now.Step == 1)
                    delivered.Add(at);
                if (now.Step < 2)
                    events.Enqueue((now.Step + 1, now.Lane, Ends: false), at);
            }

            while (desk.Free > 0 && desk.Waiting.TryDequeue(out var next))
            {
                desk.Free--;
                var begun = calls.Pass(at, next.Step == 1 ? backend.CallsOfATask : backend.CallsOfATurn);
                // A delivery is never early.
                var end = next.Step == 1 ? rows.Pass(Math.Max(begun, 0), RowsOfADelivery) + backend.TaskSeconds : begun + backend.TurnSeconds;
                events.Enqueue((next.Step, next.Lane, Ends: true), end);
            }
        }

        return [.. delivered.Order()];
    }

    // No more instances can work on turns than there are lanes.
    private static int TurnSlotsOf(Backend backend) =>
        (backend.Lanes == 0 ? backend.Instances : Math.Min(backend.Instances, backend.Lanes)) * SlotsOfAnInstance;

    /// <summary>Where work waits for a slot, first come, first served.</summary>
    private sealed class Desk(int slots)
    {
        public int Free { get; set; } = slots;

        public Queue<(int Step, int Lane)> Waiting { get; } = new();
    }

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
