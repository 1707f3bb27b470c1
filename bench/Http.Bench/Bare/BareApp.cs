namespace SmartActivities.Http.Bench.Bare;

/// <summary>
/// What ours is held against: a minimal API on a copy of our rows, written as one writes it who needs these two endpoints and nothing
/// else. Readers and the writer keep their connections and statements; nobody is asked who he is, nothing is checked, no reminder is
/// planned.
/// </summary>
internal static class BareApp
{
    public static void Run(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(http => http.SerializerOptions.TypeInfoResolverChain.Insert(0, BareJson.Default));
        var file = Path.Combine(folder, "smartactivities.db");
        using var readers = new BareReaders(file);
        using var writer = new BareWriter(file);
        var app = builder.Build();
        app.MapGet("/api/health", static () => "ok");
        app.MapPost("/api/form-close/evaluate", (BareRequest asked, HttpRequest request) =>
            BareEvaluation.Of(readers, TenantOf(request), UserOf(request), asked, DateTimeOffset.UtcNow));
        app.MapPost("/api/activities", async (BareRequest asked, HttpRequest request, CancellationToken cancellation) =>
        {
            var saved = await writer.SaveAsync(TenantOf(request), asked, DateTimeOffset.UtcNow, cancellation);
            return Results.Created($"/api/activities/{saved.Id}", saved);
        });
        app.Run();
    }

    private static string TenantOf(HttpRequest request) => request.Headers[BareEvaluation.TenantHeader].ToString();

    private static string UserOf(HttpRequest request) => request.Headers[BareEvaluation.UserHeader].ToString();
}
