using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>The key of the development issuer, made at the first start and kept in a file that only its owner may read.</summary>
internal static class DevelopmentKey
{
    public const string FileName = "development-issuer.pem";

    private const int Bits = 2048;

    /// <summary>The key in a folder, made there if need be.</summary>
    /// <exception cref="InvalidOperationException">The file holds no key.</exception>
    public static RsaSecurityKey LoadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            Make(folder, path);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new InvalidOperationException($"{path} holds no RSA key: remove it, and a new one is made.", exception);
        }

        return new RsaSecurityKey(rsa) { KeyId = KeyId(rsa) };
    }

    private static string KeyId(RSA rsa) =>
        Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()).AsSpan(0, 12).ToArray());

    // The file takes its name when it is whole. Of two processes that start at once, the second finds the first one's key.
    private static void Make(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        using var rsa = RSA.Create(Bits);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var draft = Path.Combine(folder, Path.GetRandomFileName());
        using (var writer = new StreamWriter(draft, options))
            writer.Write(rsa.ExportPkcs8PrivateKeyPem());
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
