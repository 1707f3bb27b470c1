using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Starting;

/// <summary>
/// The host's own copies of its packages, beside those of the app in whose process it is: the app may bring others. What belongs to the
/// shared frameworks is shared.
/// </summary>
internal sealed class OwnContext(string assembly) : AssemblyLoadContext("LocalHost")
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);
    private readonly string[] _frameworks = [FolderOf(typeof(object)), FolderOf(typeof(HttpContext))];

    /// <summary>Loads the host, which is beside this assembly, and starts it.</summary>
    public static void Start()
    {
        var path = Path.Combine(FolderOf(typeof(OwnContext)), "LocalHost.dll");
        var host = new OwnContext(path).LoadFromAssemblyPath(path);
        host.GetType("LocalHost.Starting.HookedApp", throwOnError: true)!.GetMethod("Start")!.Invoke(obj: null, parameters: null);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (_frameworks.Any(folder => File.Exists(Path.Combine(folder, assemblyName.Name + ".dll"))))
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static string FolderOf(Type type) => Path.GetDirectoryName(type.Assembly.Location)!;
}
