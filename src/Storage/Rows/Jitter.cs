using System.Security.Cryptography;

namespace SmartActivities.Storage.Rows;

/// <summary>Spreads out writers that collided. Nothing that is stored or answered depends on it.</summary>
internal static class Jitter
{
    /// <summary>A number of ticks from half of <paramref name="longest"/> to all of it.</summary>
    public static long Next(long longest) => longest / 2 + RandomNumberGenerator.GetInt32((int)Math.Min(int.MaxValue, longest / 2 + 1));
}
