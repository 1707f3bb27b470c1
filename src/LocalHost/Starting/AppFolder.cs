using System.Text.Json;
using System.Text.Json.Nodes;
using LocalHost.Hosting;

namespace LocalHost.Starting;

/// <summary>A built or published app.</summary>
internal sealed class AppFolder
{
    private const string Configuration = ".runtimeconfig.json";
    private const string Worker = "Microsoft.Azure.Functions.Worker/";
    private const string NetCore = "Microsoft.NETCore.App";
    private const string AspNetCore = "Microsoft.AspNetCore.App";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _options;

    private AppFolder(string assembly)
    {
        Assembly = assembly;
        _options = Options(JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(assembly, Configuration))));
    }

    /// <summary>The path of the app's assembly.</summary>
    public string Assembly { get; }

    /// <summary>Whether the app has the shared framework that this host needs to run in its process.</summary>
    public bool HasAspNetCore => Frameworks.Any(framework => framework.Name == AspNetCore);

    /// <summary>Whether it can load this assembly.</summary>
    public bool IsRecent => Frameworks.All(framework => framework.Version.Major >= Environment.Version.Major);

    private IEnumerable<(string Name, Version Version)> Frameworks =>
        from framework in _options["frameworks"]?.AsArray() ?? [_options["framework"]?.DeepClone()]
        where framework is not null
        select ((string)framework["name"]!, Version.Parse(((string)framework["version"]!).Split('-')[0]));

    /// <summary>Finds the app in a folder; or takes its assembly, when the path is that of a file.</summary>
    /// <exception cref="HostStartException">There is none, or more than one.</exception>
    public static AppFolder Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) && File.Exists(Path.ChangeExtension(full, Configuration)))
            return new(full);
        if (!Directory.Exists(full))
            throw new HostStartException($"{path} is no folder of a built or published app.");
        string[] apps = [.. from configuration in Directory.EnumerateFiles(full, "*" + Configuration)
                            let app = configuration[..^Configuration.Length]
                            where File.Exists(app + ".dll") && File.Exists(app + ".deps.json") && File.ReadAllText(app + ".deps.json").Contains(Worker, StringComparison.Ordinal)
                            where Path.GetFileName(app) != nameof(LocalHost)
                            select app + ".dll"];
        return apps switch
        {
            [var only] => new(only),
            [] => throw new HostStartException($"There is no Azure Functions app of the isolated worker model in {path}: build or publish one, and name the folder of its assembly."),
            _ => throw new HostStartException($"There is more than one app in {path}: name one of {string.Join(", ", apps.Select(Path.GetFileName))}."),
        };
    }

    /// <summary>
    /// Writes a runtime configuration with which the app's own assembly starts with this host in its process: the app's own, with both shared
    /// frameworks and the startup hook.
    /// </summary>
    public void WriteConfiguration(string file, string hook)
    {
        var options = _options.DeepClone().AsObject();
        var least = new Version(Environment.Version.Major, 0, 0);
        var frameworks = Frameworks.Where(framework => framework.Name is not (NetCore or AspNetCore)).ToList();
        frameworks.InsertRange(0, new[] { NetCore, AspNetCore }.Select(name => (name, Frameworks.Where(f => f.Name == name && f.Version > least).Select(f => f.Version).FirstOrDefault(least))));
        options.Remove("framework");
        options["frameworks"] = new JsonArray([.. frameworks.Select(f => new JsonObject { ["name"] = f.Name, ["version"] = f.Version.ToString() })]);
        var properties = options["configProperties"]?.AsObject() ?? [];
        properties["STARTUP_HOOKS"] = hook;
        properties[ParentWatch.Property] = true;
        options["configProperties"] = properties;
        File.WriteAllText(file, new JsonObject { ["runtimeOptions"] = options }.ToJsonString(Indented));
    }

    private static JsonObject Options(JsonNode? configuration) => configuration?["runtimeOptions"]?.AsObject() ?? [];
}
