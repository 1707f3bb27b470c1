using System.Security.Cryptography;

namespace LocalHost.Protocol;

/// <summary>Ids of workers, questions and invocations, in the form that the official host gives them.</summary>
internal static class RandomIds
{
    public static string Next() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}
