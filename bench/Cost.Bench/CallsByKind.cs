namespace SmartActivities.Cost.Bench;

/// <summary>The app's own calls of tables. Each is one transaction, whatever it reads or writes.</summary>
internal sealed record CallsByKind(double Reads = 0, double Queries = 0, double Batches = 0)
{
    public double All => Reads + Queries + Batches;

    public static CallsByKind operator +(CallsByKind one, CallsByKind other) => new(one.Reads + other.Reads, one.Queries + other.Queries, one.Batches + other.Batches);

    public static CallsByKind operator -(CallsByKind one, CallsByKind other) => one + (other * -1);

    public static CallsByKind operator *(CallsByKind one, double times) => new(one.Reads * times, one.Queries * times, one.Batches * times);
}
