using System.Runtime.InteropServices;

namespace LocalHost.Durable.Store;

/// <summary>A stored timer. Due is in UTC ticks; the step of a delayed start is <see cref="StartStep"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DueTimer(long Due, long Instance, int Generation, int Step)
{
    public const int StartStep = -1;
}
