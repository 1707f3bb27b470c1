using System.Security.Cryptography;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Secrets that all instances of the service share and nobody has to set: made at first need, kept beside the tenants.</summary>
/// <param name="table">The table of tenants.</param>
public sealed class ServiceSecrets(ISortedTable table)
{
    private const string Service = "service";
    private const int Length = 32;

    /// <summary>The secret of this name: 32 random bytes, the same for every caller.</summary>
    public async Task<byte[]> GetOrMakeAsync(string name, CancellationToken cancellation)
    {
        var key = RowKey.Of("secret", KeyPart.Escape(name));
        while (true)
        {
            if (await table.GetAsync(Service, key, cancellation) is { } row)
                return RowShapes.Secret.Read(row.Body).Value;
            var body = RowShapes.Secret.Write(new SecretRow(RandomNumberGenerator.GetBytes(Length)));
            // When another instance comes first, its secret is the one.
            await table.CommitAsync(Service, [new RowChange.Insert(key, body)], cancellation);
        }
    }
}
