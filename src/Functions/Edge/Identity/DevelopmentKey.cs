using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>
/// The key of the development issuer, made at the first start and kept in a file that only its owner may read. It is of a kind that is made in
/// no time: every test that starts a host waits for one.
/// </summary>
internal static class DevelopmentKey
{
    public const string FileName = "development-key.pem";

    /// <summary>The key in a folder, made there if need be.</summary>
    /// <exception cref="InvalidOperationException">The file holds no key.</exception>
    public static ECDsaSecurityKey LoadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            Make(folder, path);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"{path} holds no ECDSA key: remove it, and a new one is made.", exception);
        }

        return new ECDsaSecurityKey(key) { KeyId = KeyId(key) };
    }

    private static string KeyId(ECDsa key) =>
        Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 12).ToArray());

    // The file takes its name when it is whole. Of two processes that start at once, the second finds the first one's key.
    private static void Make(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var draft = Path.Combine(folder, Path.GetRandomFileName());
        using (var writer = new StreamWriter(draft, options))
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
