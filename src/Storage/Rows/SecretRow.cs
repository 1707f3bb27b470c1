namespace SmartActivities.Storage.Rows;

/// <summary>A secret of the service, version 1.</summary>
internal sealed record SecretRow(byte[] Value)
{
    public int V { get; init; } = 1;
}
