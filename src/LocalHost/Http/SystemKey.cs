using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LocalHost.Http;

/// <summary>
/// The key that opens an extension's webhooks: LocalHost:Keys:System:{name} of the settings, or one that is made at its first use and
/// kept with the data, so that URLs which were handed out go on working after a restart.
/// </summary>
internal sealed class SystemKey(string name, string? configured, string dataPath)
{
    private const int Length = 40;

    private readonly Lazy<string> _value = new(() => string.IsNullOrEmpty(configured) ? ReadOrMake(Path.Combine(dataPath, "keys"), name) : configured);

    public string Value => _value.Value;

    public byte[] Bytes => Encoding.UTF8.GetBytes(Value);

    private static string ReadOrMake(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.txt");
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } kept)
            return kept;
        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));
        Directory.CreateDirectory(folder);
        File.WriteAllText(file + ".new", made);
        File.Move(file + ".new", file, overwrite: true);
        return made;
    }
}
