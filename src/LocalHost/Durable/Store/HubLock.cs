using System.Globalization;

namespace LocalHost.Durable.Store;

/// <summary>
/// Makes a process the only owner of a hub file. The lock is the operating system's, so it ends with the process however that ends; a
/// second file says who holds it.
/// </summary>
internal sealed class HubLock : IDisposable
{
    private readonly FileStream _file;

    private HubLock(FileStream file) => _file = file;

    public static HubLock Take(string hubPath)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(hubPath))!;
        Directory.CreateDirectory(directory);
        try
        {
            var file = new FileStream(hubPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(OwnerPath(hubPath), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new HubLock(file);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"The task hub {hubPath} is held by process {Owner(hubPath)}. Only one process can run a hub: stop that one, or give "
                + "this one another hub file.",
                exception);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string OwnerPath(string hubPath) => hubPath + ".owner";

    private static string Owner(string hubPath)
    {
        try
        {
            return File.ReadAllText(OwnerPath(hubPath));
        }
        catch (IOException)
        {
            return "(unknown)";
        }
    }
}
