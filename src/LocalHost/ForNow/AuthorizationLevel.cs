namespace Microsoft.Azure.Functions.Worker;

/// <summary>For the time in which the host is rebuilt: AccessKeys has to compile. To be left behind at the merge.</summary>
internal enum AuthorizationLevel
{
    Anonymous,
    Function,
}
