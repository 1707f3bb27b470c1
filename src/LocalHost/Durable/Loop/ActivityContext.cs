using LocalHost.Durable.Store;
using Microsoft.DurableTask;

namespace LocalHost.Durable.Loop;

internal sealed class ActivityContext(ActivityRow activity) : TaskActivityContext
{
    public override TaskName Name => activity.Name;

    public override string InstanceId => activity.InstanceId;

    public override string Version => activity.Version;
}
