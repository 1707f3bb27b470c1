namespace SmartActivities.Cost.Bench;

/// <summary>What is paid for, in US dollars.</summary>
internal sealed class Bill(Setup setup)
{
    private const double SecondsOfAMonth = 30 * 86_400;

    /// <summary>A month of an instance that looks into the hub's queues, and every ten seconds reads the table of partitions and renews its leases (TablePartitionManager).</summary>
    public double Polling =>
        ((setup.Partitions + 1) * SecondsOfAMonth / setup.PollingSeconds * Inputs.Price("queueOperations"))
        + (SecondsOfAMonth / 10 * (1 + setup.Partitions) * Inputs.Price("tableTransactions"));

    public double Waiting => setup.AlwaysReady * setup.MemoryGb * SecondsOfAMonth * Inputs.Price("alwaysReadyBaselineGbSecond");

    /// <summary>An active period is billed for a second at least.</summary>
    public double Execution(Counted takes) => Periods(takes.ActivePeriods) + (takes.Executions * Inputs.Price("executions"));

    /// <summary>Seconds in which an instance works.</summary>
    public double Periods(double periods) => periods * setup.MemoryGb * Inputs.Price("onDemandGbSecond");

    public static double Rows(Counted takes) => takes.TableCalls * Inputs.Price("tableTransactions");

    public static double Messages(Counted takes) => takes.QueueCalls * Inputs.Price("queueOperations");

    /// <summary>Whoever purges an orchestration looks for large messages of it, and a listing is billed as a write.</summary>
    public static double Blobs(Counted takes) => takes.Starts * Inputs.Price("blobWrites");

    public double Logs(Counted takes) => takes.Executions * setup.TelemetryKb / 1e6 * Inputs.Price("logGb");

    public double Of(Counted takes) => Execution(takes) + Rows(takes) + Messages(takes) + Blobs(takes) + Logs(takes);

    /// <summary>A month of a deployment in which nothing happens.</summary>
    public double Idle(Counted timersOfADay) => Polling + Waiting + Of(timersOfADay * 30);

    /// <summary>A file of a megabyte: written once, read once, kept for a month.</summary>
    public static double File() => Inputs.Price("blobWrites") + Inputs.Price("blobReads") + (Inputs.Price("blobGbMonth") / 1024);
}
