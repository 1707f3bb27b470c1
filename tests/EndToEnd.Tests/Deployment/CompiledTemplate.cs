using System.Text.Json;

namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>infra/main.bicep as it is sent to Azure, with what is nested in it.</summary>
public sealed class CompiledTemplate : IAsyncLifetime, IDisposable
{
    private JsonDocument? _document;

    public JsonElement Root => _document!.RootElement;

    /// <summary>The template and those of its modules.</summary>
    internal IEnumerable<JsonElement> Templates => [Root, .. Resources(Root).Where(IsModule).Select(module => module.At("properties.template"))];

    /// <summary>What is made, whichever module makes it.</summary>
    internal IEnumerable<JsonElement> Made => Templates.SelectMany(Resources)
        .Where(resource => !IsModule(resource) && !(resource.TryGetProperty("existing", out var existing) && existing.GetBoolean()));

    /// <summary>Every text in an element, however deep.</summary>
    internal static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    internal IEnumerable<JsonElement> MadeOf(string type) => Made.Where(resource => resource.Text("type") == type);

    public async Task InitializeAsync()
    {
        if (Bicep.Missing is null)
            _document = JsonDocument.Parse(await Bicep.RunAsync(Path.Combine(RepositoryFolder.FullName, "infra"), "build", "main.bicep", "--stdout"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _document?.Dispose();

    private static bool IsModule(JsonElement resource) => resource.Text("type") == "Microsoft.Resources/deployments";

    private static IEnumerable<JsonElement> Resources(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        return resources.ValueKind is JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(resource => resource.Value);
    }
}
