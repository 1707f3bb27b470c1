using System.Reflection;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions;
using SmartActivities.Storage;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What an operator looks up: each message has a number of its own, which docs/logs.md explains.</summary>
public sealed class LogNumbers
{
    private static readonly (int Number, LogLevel Level)[] Messages =
    [
        .. from assembly in (Assembly[])[typeof(CheckHealth).Assembly, typeof(StorageOptions).Assembly]
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (message.EventId, message.Level),
    ];

    [Fact]
    public void Number_OfAMessage_IsItsOwn() => Assert.Equal(Messages.Length, Messages.Select(message => message.Number).Distinct().Count());

    /// <summary>One row each: the number, the level, what it means, what to do.</summary>
    [Fact]
    public void Page_HasARow_ForEveryMessageAndNoOther()
    {
        var rows = File.ReadLines(Path.Combine(RepositoryFolder.FullName, "docs", "logs.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")).Where(cells => int.TryParse(cells[0][2..], out _)).ToList();

        Assert.All(rows, cells => Assert.Equal(4, cells.Length));
        Assert.Equal(Messages.Select(message => $"{message.Number} {message.Level}").Order(StringComparer.Ordinal), rows.Select(cells => $"{cells[0][2..]} {cells[1]}"));
    }
}
