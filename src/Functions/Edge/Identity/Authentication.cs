using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Finds out who sent a request.</summary>
internal sealed partial class Authentication(TokenValidator validator, CallerCache cache, ILogger<Authentication> logger)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;

    /// <summary>How long a client should wait when the issuer did not answer us.</summary>
    private static readonly Duration IssuerRecovery = Duration.FromSeconds(10);

    /// <summary>
    /// Null, and <see cref="CallerAccess.Caller"/> answers from now on; or 401; or 503 while the issuer's keys cannot be had.
    /// </summary>
    public async ValueTask<Problem?> AuthenticateAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 1)
            return Problem.Unauthenticated("The request carries several Authorization headers; send one.");
        if (Token(http.Request) is not { } token)
            return Problem.Unauthenticated();
        if (token.Length > LongestToken)
            return Problem.Unauthenticated("The token is too long.");

        var digest = TokenDigest.Of(token);
        if (!cache.TryGet(digest, out var caller))
        {
            switch (await validator.ValidateAsync(token, http.RequestAborted))
            {
                case TokenOutcome.Valid valid:
                    cache.Keep(digest, valid);
                    caller = valid.Caller;
                    break;
                case TokenOutcome.Invalid invalid:
                    return Problem.Unauthenticated(invalid.Reason);
                case TokenOutcome.Undecided undecided:
                    LogIssuerUnreachable(undecided.Cause, ProblemResult.TraceIdOf(http));
                    return Problem.Unavailable(IssuerRecovery, "The token's issuer does not answer at the moment.");
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        http.Features.Set(caller);
        return null;
    }

    private static string? Token(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header.AsSpan(Scheme.Length).Trim() is { Length: > 0 } token
            ? token.ToString()
            : null;

    [LoggerMessage(3101, LogLevel.Error, "The issuer's keys cannot be had; a caller is answered 503, trace id {TraceId}.")]
    private partial void LogIssuerUnreachable(Exception cause, string traceId);
}
