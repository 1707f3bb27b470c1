namespace SmartActivities.Storage;

/// <summary>Is called with what is about to be written, once it has been decided and before it is: to start or to tell what must not
/// lag behind the data. It may be called again when another writer came first, and what it was told may never be written.</summary>
/// <param name="changes">What will be written.</param>
/// <param name="cancellation">Cancels the call.</param>
public delegate Task BeforeCommit(ChangeSet changes, CancellationToken cancellation);
