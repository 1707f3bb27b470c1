using System.Reflection;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What an operator looks up: each message has a number of its own, which docs/logs.md explains.</summary>
public sealed class LogNumbers
{
    private static readonly int[] Numbers =
    [
        .. from assembly in (Assembly[])[typeof(CheckHealth).Assembly, typeof(StorageOptions).Assembly]
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select message.EventId,
    ];

    [Fact]
    public void Number_OfAMessage_IsItsOwn() => Assert.Equal(Numbers.Distinct(), Numbers);

    [Fact]
    public void Number_OfAMessage_IsExplained()
    {
        var docs = File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "docs", "logs.md"));

        Assert.NotEmpty(Numbers);
        Assert.All(Numbers, number => Assert.Contains($" {number}", docs.Replace($" {number} to ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
