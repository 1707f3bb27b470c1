using System.Runtime.InteropServices;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>What a killed process had found, and in the midst of what it was.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KillMoment(bool HasFoundWork, bool WasReady, bool WasCommitting);
