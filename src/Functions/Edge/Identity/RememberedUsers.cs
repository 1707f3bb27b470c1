using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;
using SmartActivities.Domain.Languages;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Identity;

/// <summary>Remembers whom the service has answered, behind the answers: no request waits for it, and none fails with it.</summary>
/// <param name="users">Where they are remembered.</param>
/// <param name="time">The present moment.</param>
/// <param name="logger">Is told of what failed.</param>
public sealed partial class RememberedUsers(UserDirectory users, TimeProvider time, ILogger<RememberedUsers> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _toCome = new();
    private readonly ConcurrentDictionary<(TenantId, UserId), Task> _underWay = new();

    /// <summary>Has the caller of a request remembered when the request was answered with success.</summary>
    internal void AfterAnswer(HttpContext http)
    {
        var caller = http.Caller();
        var seen = SeenUserOf(caller);
        if (users.Remembers(caller.Tenant, seen, time.GetCurrentInstant()))
            return;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _toCome[done.Task] = true;
        http.Response.OnCompleted(() =>
        {
            // Not awaited here: the next request on the same connection would wait for it.
            _ = RememberAsync(caller.Tenant, seen, http.Response.StatusCode, done);
            return Task.CompletedTask;
        });
    }

    /// <summary>Ends when everybody who has been answered up to now is remembered, or could not be.</summary>
    public Task WhenDoneAsync() => Task.WhenAll(_toCome.Keys);

    /// <summary>Leaves nothing half done, and waits for no answer.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_underWay.Values);

    private async Task RememberAsync(TenantId tenant, SeenUser seen, int status, TaskCompletionSource done)
    {
        var isOurs = status is (>= 200 and < 300) or StatusCodes.Status304NotModified && _underWay.TryAdd((tenant, seen.Id), done.Task);
        try
        {
            if (isOurs)
                await users.RememberAsync(tenant, seen, time.GetCurrentInstant(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The next request tries again.
            LogFailed(e, tenant, seen.Id);
        }
        finally
        {
            if (isOurs)
                _underWay.TryRemove((tenant, seen.Id), out _);
            _toCome.TryRemove(done.Task, out _);
            done.SetResult();
        }
    }

    private static SeenUser SeenUserOf(Caller caller) =>
        new(caller.User, caller.Zone(), Language.Find(caller.Locale), caller.Name, caller.Roles.HasFlag(CallerRoles.Admin));

    [LoggerMessage(3102, LogLevel.Warning, "User {UserId} of tenant {TenantId} could not be remembered; the next request tries again.")]
    private partial void LogFailed(Exception exception, TenantId tenantId, UserId userId);
}
