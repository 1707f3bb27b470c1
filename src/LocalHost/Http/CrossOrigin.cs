using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LocalHost.Http;

/// <summary>CORS in front of the functions, as the platform does it: from Host.CORS in local.settings.json.</summary>
internal sealed class CrossOrigin
{
    private readonly HashSet<string> _origins;
    private readonly bool _credentials;

    private CrossOrigin(IEnumerable<string> origins, bool credentials)
    {
        _origins = new(origins, StringComparer.OrdinalIgnoreCase);
        _credentials = credentials;
    }

    public static CrossOrigin? From(IConfiguration settings)
    {
        var origins = settings["Host:CORS"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return origins.Length == 0 ? null : new(origins, settings.GetValue("Host:CORSCredentials", defaultValue: false));
    }

    /// <summary>Adds what a browser needs to hear; whether that was the whole answer (a preflight).</summary>
    public bool Answers(HttpContext context)
    {
        var request = context.Request.Headers;
        if (request.Origin is not [{ Length: > 0 } origin])
            return false;
        var preflight = HttpMethods.IsOptions(context.Request.Method) && !StringValues.IsNullOrEmpty(request.AccessControlRequestMethod);
        if (_origins.Contains("*") || _origins.Contains(origin))
            Allow(context, origin, preflight);
        if (preflight)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        return preflight;
    }

    private void Allow(HttpContext context, string origin, bool preflight)
    {
        var response = context.Response.Headers;
        response.AccessControlAllowOrigin = _origins.Contains("*") && !_credentials ? "*" : origin;
        response.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (_credentials)
            response.AccessControlAllowCredentials = "true";
        if (!preflight)
            return;
        response.AccessControlAllowMethods = context.Request.Headers.AccessControlRequestMethod;
        response.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
    }
}
