using System.Security.Cryptography;

namespace SmartActivities.EndToEnd.Tests.Journeys;

/// <summary>An activity's files, its ends and its repetitions, over HTTP.</summary>
public abstract class ActivityJourney : IAsyncLifetime
{
    private App _app = null!;
    private Client _anna = null!;

    public async Task InitializeAsync()
    {
        _app = await StartAsync();
        _anna = await _app.SignInAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [ContractFact]
    public async Task Item_UnknownToUs_IsMadeByItsFirstActivity()
    {
        (await _anna.GetAsync("/api/items/deal/42")).IsProblem(404, "not-found");

        (await _anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201);

        var item = (await _anna.GetAsync("/api/items/deal/42")).Is(200);
        Assert.Equal(("Roof for Kowalski", "1"), (item.Text("title"), item.Text("openActivities")));
    }

    [ContractFact]
    public async Task Item_UnknownToUs_IsNotMadeByAnEvaluation()
    {
        var stage = new { pipeline = "0", id = "NEW", semantics = "process" };
        (await _anna.PostAsync("/api/form-close/evaluate", new { item = new { type = "lead", id = "7", title = "A call" }, stage })).Is(200);

        (await _anna.GetAsync("/api/items/lead/7")).IsProblem(404, "not-found");
    }

    [ContractFact]
    public async Task File_Saved_IsListedAndHandedOut()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var saved = (await _anna.PostAsync(
            "/api/activities", Form.Of(new { item = Form.Deal() }, ("offer.pdf", bytes), ("Zażółć gęślą.pdf", [1])))).Is(201);
        var files = $"/api/activities/{saved.Id()}/attachments";

        var listed = (await _anna.GetAsync(files)).Is(200).List();
        Assert.Equal(["offer.pdf", "Zażółć gęślą.pdf"], listed.Each("name"));
        Assert.Equal(("100000", "application/pdf", sha256), (listed[0].Text("size"), listed[0].Text("contentType"), listed[0].Text("sha256")));

        var file = $"{files}/{listed[0].Text("id")}";
        var whole = await _anna.GetAsync(file);
        Assert.Equal(200, whole.Status);
        Assert.Equal(bytes, whole.Bytes);
        Assert.Equal($"\"{sha256}\"", whole["ETag"]);
        Assert.StartsWith("attachment; filename=offer.pdf", whole["Content-Disposition"]);
        Assert.Equal("application/pdf", whole["Content-Type"]);

        var part = await _anna.GetAsync(file, ("Range", "bytes=500-1499"));
        Assert.Equal((206, "bytes 500-1499/100000"), (part.Status, part["Content-Range"]));
        Assert.Equal(bytes[500..1500], part.Bytes);
        Assert.Equal(bytes[^10..], (await _anna.GetAsync(file, ("Range", "bytes=-10"))).Bytes);
        (await _anna.GetAsync(file, ("Range", "bytes=100000-"))).IsProblem(416, "range-not-satisfiable");

        var known = await _anna.GetAsync(file, ("If-None-Match", $"\"{sha256}\""));
        Assert.Equal((304, 0, $"\"{sha256}\""), (known.Status, known.Bytes.Length, known["ETag"]));
    }

    [ContractFact]
    public async Task Activity_Deleted_TakesItsFilesAlong()
    {
        var id = (await _anna.PostAsync("/api/activities", Form.Of(new { item = Form.Deal() }, ("a", [1]), ("b", [2])))).Is(201).Id();
        Assert.Equal(2, (await _app.FilesAsync()).Count);
        await _app.AdvanceAsync(Duration.FromSeconds(1));

        (await _anna.DeleteAsync($"/api/activities/{id}")).Is(204);

        Assert.Empty(await _app.FilesAsync());
        (await _anna.GetAsync($"/api/activities/{id}")).IsProblem(404, "not-found");
        (await _anna.DeleteAsync($"/api/activities/{id}")).IsProblem(404, "not-found");
        Assert.Equal("0", (await _anna.GetAsync("/api/items/deal/42")).Is(200).Text("openActivities"));
        Assert.Equal(["deleted", "created"], (await _anna.GetAsync("/api/items/deal/42/timeline")).Is(200).List().Each("kind"));
    }

    [ContractFact]
    public async Task Activity_Read_IsSpokenOfByItsTag()
    {
        var saved = await _anna.PostAsync("/api/activities", new { item = Form.Deal(), subject = "Zadzwoń" });
        var location = saved["Location"]!;
        var body = saved.Is(201);
        Assert.Equal($"/api/activities/{body.Id()}", location);
        Assert.Equal(body.Text("etag"), saved["ETag"]);

        var read = await _anna.GetAsync(location);
        Assert.Equal(saved.Text, read.Text);
        Assert.Equal((200, saved["ETag"]), (read.Status, read["ETag"]));
        Assert.Equal(304, (await _anna.GetAsync(location, ("If-None-Match", read["ETag"]!))).Status);
    }

    [ContractFact]
    public async Task Activity_SavedWithAParent_CompletesIt()
    {
        var parent = (await _anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201).Id();

        var child = (await _anna.PostAsync("/api/activities", new { item = Form.Deal(), parentId = parent })).Is(201);

        Assert.Equal(parent, child.At("parentId").GetInt64());
        Assert.Equal("completed", (await _anna.GetAsync($"/api/activities/{parent}")).Is(200).Text("status"));
        Assert.Equal([$"{child.Id()}"], (await _anna.GetAsync("/api/items/deal/42/activities")).Is(200).List().Each("id"));
        var again = await _anna.PostAsync("/api/activities", new { item = Form.Deal(), parentId = parent });
        Assert.Equal("parentCompleted", again.IsProblem(409, "conflict").Text("code"));
    }

    [ContractFact]
    public async Task Activity_CompletedWithANextOne_PlansIt()
    {
        var id = (await _anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201).Id();

        var done = (await _anna.PostAsync(
            $"/api/activities/{id}/complete", new { result = "agreed", next = new { subject = "Send the invoice" } })).Is(200);

        Assert.Equal(("completed", "agreed"), (done.Text("activity.status"), done.Text("activity.result")));
        Assert.Equal(("Send the invoice", "planned", $"{id}"), (done.Text("next.subject"), done.Text("next.status"), done.Text("next.parentId")));
        Assert.Null(done.Text("draft"));
        Assert.Equal([done.Text("next.id")], (await _anna.GetAsync("/api/items/deal/42/activities")).Is(200).List().Each("id"));
    }

    [ContractFact]
    public async Task Activity_CompletedTwice_AnswersTheSame()
    {
        var id = (await _anna.PostAsync("/api/activities", new { item = Form.Deal() })).Is(201).Id();
        var body = new { result = "agreed", next = new { subject = "Send the invoice" } };
        var first = await _anna.PostAsync($"/api/activities/{id}/complete", body);
        await _app.AdvanceAsync(Duration.FromMinutes(1));

        var second = await _anna.PostAsync($"/api/activities/{id}/complete", body);

        Assert.Equal(first.Is(200).ToString(), second.Is(200).ToString());
        Assert.Single((await _anna.GetAsync("/api/items/deal/42/activities")).Is(200).List());
    }

    [ContractFact]
    public async Task Save_SentAgainUnderItsKey_DoesNothingTwice()
    {
        var first = await SaveAsync("key-1", "offer");
        await _app.AdvanceAsync(Duration.FromMinutes(1));
        var again = await SaveAsync("key-1", "offer");

        Assert.Equal(first.Is(201).ToString(), again.Is(201).ToString());
        Assert.Equal(first["Location"], again["Location"]);
        Assert.Single((await _anna.GetAsync("/api/items/deal/42/activities")).Is(200).List());
        Assert.Single(await _app.FilesAsync());

        (await SaveAsync("key-1", "another file")).IsProblem(422, "idempotency-key-reused");
        (await _anna.PostAsync("/api/activities", new { item = Form.Deal() }, ("Idempotency-Key", "key-1")))
            .IsProblem(422, "idempotency-key-reused");
        Assert.Single(await _app.FilesAsync());
        Assert.NotEqual(first["Location"], (await SaveAsync("key-2", "offer"))["Location"]);
    }

    /// <summary>The product, on the provider that this suite is run for.</summary>
    protected abstract Task<App> StartAsync();

    private Task<Answer> SaveAsync(string key, string file) => _anna.PostAsync(
        "/api/activities",
        Form.Of(new { item = Form.Deal(), subject = "Once" }, ("offer.pdf", System.Text.Encoding.UTF8.GetBytes(file))),
        ("Idempotency-Key", key));
}

public sealed class EmbeddedActivityTests : ActivityJourney
{
    protected override Task<App> StartAsync() => App.StartAsync();
}

[Collection(SharedAzurite.Name)]
[RequiresNode]
public sealed class AzureActivityTests(AzuriteFixture azurite) : ActivityJourney
{
    protected override Task<App> StartAsync() => App.StartAsync(azurite);
}
