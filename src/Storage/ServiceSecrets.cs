using System.Security.Cryptography;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Secrets that all instances of the service share and nobody has to set: made at first need, kept beside the tenants.</summary>
/// <param name="table">The table of tenants.</param>
/// <param name="time">For the pauses when others make the same.</param>
public sealed class ServiceSecrets(ISortedTable table, TimeProvider time)
{
    private const int Length = 32;

    /// <summary>The secret of this name: 32 random bytes, the same for every caller.</summary>
    public async Task<byte[]> GetOrMakeAsync(string name, CancellationToken cancellation)
    {
        var key = RowKey.Of("secret", KeyPart.Escape(name));
        for (var tries = 1; ; tries++)
        {
            if (await table.GetAsync(Partition.Service, key, cancellation) is { } row)
                return RowShapes.Secret.Read(row.Body).Value;
            var body = RowShapes.Secret.Write(new SecretRow(RandomNumberGenerator.GetBytes(Length)));
            try
            {
                // When another instance comes first, its secret is the one.
                await table.CommitAsync(Partition.Service, [new RowChange.Insert(key, body)], cancellation);
            }
            catch (StorageUnavailableException) when (tries == 1)
            {
                // It may be made all the same: what is there tells.
            }

            if (tries > 1)
                await Collisions.PauseAsync(tries, key, time, cancellation);
        }
    }
}
