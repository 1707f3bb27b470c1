using LocalHost.Durable.Bench.Child;

namespace LocalHost.Durable.Bench.Peers;

/// <summary>One round of one contender.</summary>
/// <param name="Spread">Jobs spread over some seconds.</param>
/// <param name="Burst">Jobs due in one second.</param>
/// <param name="Resident">Bytes of a process that holds sleeping jobs: started over them, where they survive a start.</param>
/// <param name="Grown">Bytes for each of them, beside a process without.</param>
internal sealed record PeerRound(Reply Spread, Reply Burst, double Resident, double Grown);
