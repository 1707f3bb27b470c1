namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>The product as it is started for real.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Product_StartedInAnyFolder_KeepsItsDataThere()
    {
        await using var product = await Product.StartAsync(_folder.FullName);

        (await product.Anonymous.GetAsync("/api/health")).Is(200);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "data", "smartactivities.db")));
    }

    [Fact]
    public async Task Product_ToldAPath_KeepsItsDataThere()
    {
        var elsewhere = Path.Combine(_folder.FullName, "else", "where");

        await using var product = await Product.StartAsync(_folder.FullName, ("Storage__Path", elsewhere));

        (await product.Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna" })).Is(200);
        Assert.True(File.Exists(Path.Combine(elsewhere, "smartactivities.db")));
        Assert.Equal([Path.Combine(_folder.FullName, "else")], Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task Product_SecondOnAFolder_RefusesAndTheFirstGoesOn()
    {
        await using var first = await Product.StartAsync(_folder.FullName);

        var (exitCode, output) = await Product.RefuseAsync(_folder.FullName);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(Path.Combine(_folder.FullName, "data"), output, StringComparison.Ordinal);
        Assert.Contains("process", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        (await first.Anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna" })).Is(200);
    }

    [Theory]
    [InlineData("/proc/nope")] // no folder can be made there
    [InlineData("file/below")] // nor below a file
    [InlineData("file")]
    public async Task Product_PathWhereNoFolderCanBe_EndsWithOneLineThatNamesIt(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "file"), "");

        var (exitCode, output) = await Product.RefuseAsync(_folder.FullName, ("Storage__Path", path));

        Assert.Equal(1, exitCode);
        Assert.Contains($"Storage__Path is '{path}'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Product_SeveralWrongSettings_EndsWithALineForEach()
    {
        var (exitCode, output) = await Product.RefuseAsync(
            _folder.FullName, ("Storage__Provider", "nonsense"), ("Attachments__MaxFileBytes", "much"), ("Limits__OptOutsPerUser", "0"), ("Limits__FilesPerActvity", "3"));

        Assert.Equal(1, exitCode);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Storage__Provider is 'nonsense', and must be Embedded or Azure.", lines);
        Assert.Contains("Attachments__MaxFileBytes is 'much', and must be a whole number.", lines);
        Assert.Contains("Limits__OptOutsPerUser must lie between 1 and 200.", lines);
        Assert.Contains(lines, line => line.StartsWith("Limits__FilesPerActvity is no setting. There are ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage__Provider", "nonsense", "Provider")]
    [InlineData("Attachments__MaxFileBytes", "0", "Attachments__MaxFileBytes")]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT", "Production", "Auth__Authority")] // which is missing there
    public async Task Product_WrongSetting_EndsAndNamesIt(string setting, string value, string named)
    {
        var (exitCode, output) = await Product.RefuseAsync(_folder.FullName, (setting, value));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }
}
