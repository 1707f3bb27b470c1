using Microsoft.DurableTask;

namespace ClassicSample;

/// <summary>An activity that is a class; its services come through the constructor.</summary>
[DurableTask(nameof(Greeting))]
public sealed class Greeting(Pen pen) : TaskActivity<string, string>
{
    public override Task<string> RunAsync(TaskActivityContext context, string input)
    {
        ArgumentNullException.ThrowIfNull(context);
        pen.Write($"{context.Name} {input}");
        return Task.FromResult($"Hello {input}");
    }
}
