using LocalHost.Hosting;
using LocalHost.Starting;

// LocalHost.dll [--child] <folder of a built or published app, or its assembly> [the app's arguments]
// For build/FunctionsLocalHost.targets: LocalHost.dll --prepare <assembly> <runtime configuration to write>
try
{
    if (args is ["--prepare", var assembly, var configuration])
    {
        AppFolder.Find(assembly).WriteConfiguration(configuration, StartupHook.Location);
        return 0;
    }

    var rest = args.AsSpan();
    var endsWithParent = rest is ["--end-with-parent", ..];
    rest = endsWithParent ? rest[1..] : rest;
    var isChild = rest is ["--child", ..];
    rest = isChild ? rest[1..] : rest;
    if (rest is not [var folder, .. var arguments])
        throw new HostStartException("Name the folder of a built or published Azure Functions app.");

    var app = AppFolder.Find(folder);
    if (endsWithParent && ParentWatch.ParentId() is { } parent)
        Environment.SetEnvironmentVariable(ParentWatch.Mark, $"{parent}");
    if (!isChild && app.HasAspNetCore && app.IsRecent)
        return Launcher.Become(app.Assembly, arguments.ToArray(), [new(StartupHook.Hooks, StartupHook.Location)]);
    ParentWatch.BeginIfAsked();
    await ChildHost.RunAsync(app, arguments.ToArray());
    return 0;
}
catch (Exception e) when (StartFailure.MessageOf(e) is { } message)
{
    Console.Error.WriteLine(message);
    return 1;
}
