namespace SmartActivities.Cost.Bench;

/// <summary>What is paid for, in US dollars.</summary>
internal sealed class Bill(Prices prices, Setup setup)
{
    private const double SecondsOfAMonth = 30 * 86_400;

    /// <summary>The hub's housekeeping: every ten seconds an instance reads the table of partitions and renews its leases (TablePartitionManager).</summary>
    private double LeaseCalls => SecondsOfAMonth / 10 * (1 + setup.Partitions);

    /// <summary>An active period is billed for a second at least.</summary>
    public double Execution(Counted takes) => (takes.ActivePeriods * setup.MemoryGb * prices["onDemandGbSecond"]) + (takes.Executions * prices["executions"]);

    public double Rows(Counted takes) => takes.TableCalls * prices["tableTransactions"];

    public double Messages(Counted takes) => takes.QueueCalls * prices["queueOperations"];

    public double Of(Counted takes) => Execution(takes) + Rows(takes) + Messages(takes);

    /// <summary>A month of an instance that looks into the hub's queues.</summary>
    public double Polling => ((setup.Partitions + 1) * SecondsOfAMonth / setup.PollingSeconds * prices["queueOperations"]) + (LeaseCalls * prices["tableTransactions"]);

    public double Waiting => setup.AlwaysReady * setup.MemoryGb * SecondsOfAMonth * prices["alwaysReadyBaselineGbSecond"];

    /// <summary>A month of a deployment in which nothing happens.</summary>
    public double Idle(Counted timersOfAnHour) => Polling + Waiting + Of(timersOfAnHour * (24 * 30));
}
