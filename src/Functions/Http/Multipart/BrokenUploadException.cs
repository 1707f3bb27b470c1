using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http.Multipart;

/// <summary>The bytes of an upload ended, or ceased to be a multipart body, while they were being read.</summary>
internal sealed class BrokenUploadException(Problem problem, Exception cause) : Exception(problem.Detail, cause)
{
    /// <summary>What to answer, should anybody still listen.</summary>
    public Problem Problem => problem;
}
