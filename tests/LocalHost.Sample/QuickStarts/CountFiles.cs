using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Sample.QuickStarts;

/// <summary>Fan-out and fan-in: as many activities as there are files, side by side, and then their sum.</summary>
public static class CountFiles
{
    [Function(nameof(CountFiles))]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var files = await context.CallActivityAsync<string[]>(nameof(ListFiles), context.GetInput<string>());
        var sizes = await Task.WhenAll(files.Select(file => context.CallActivityAsync<int>(nameof(SizeOfFile), file)));
        return sizes.Sum();
    }

    [Function(nameof(ListFiles))]
    public static string[] ListFiles([ActivityTrigger] string folder) => [.. Enumerable.Range(1, 10).Select(n => $"{folder}/{n}")];

    [Function(nameof(SizeOfFile))]
    public static int SizeOfFile([ActivityTrigger] string file) => int.Parse(Path.GetFileName(file), provider: null);
}
