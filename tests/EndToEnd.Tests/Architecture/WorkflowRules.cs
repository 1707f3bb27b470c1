using System.Text.RegularExpressions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What no linter asks of the workflows: nothing that runs in them can be exchanged behind our back, and nothing may do more than it has to.</summary>
public sealed partial class WorkflowRules
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.FullName, ".github", "workflows");

    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Action_IsPinned_ByItsCommit(string workflow)
    {
        var actions = Action().Matches(Text(workflow)).Select(match => match.Groups["action"].Value).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(Pinned(), action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Permissions_AreReadAlone_AndATokenOfAnEnvironment(string workflow)
    {
        var text = Text(workflow);
        var jobs = Job().Split(text[text.IndexOf("\njobs:\n", StringComparison.Ordinal)..]).Skip(1).ToList();

        Assert.Matches(ReadAlone(), text);
        Assert.NotEmpty(jobs);
        Assert.Equal(["contents: read", "id-token: write"], Permission().Matches(text).Select(match => match.Value.Trim()).Append("id-token: write").Distinct());
        Assert.All(jobs.Where(job => job.Contains("id-token: write", StringComparison.Ordinal)), job => Assert.Contains("\n    environment: ", job, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Secrets_AreNeitherUsed_NorWithinReachOfAForeignChange(string workflow)
    {
        Assert.DoesNotContain("secrets.", Text(workflow), StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", Text(workflow), StringComparison.Ordinal);
        Assert.DoesNotContain("workflow_run", Text(workflow), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Checkout_LeavesNoCredentials(string workflow) =>
        Assert.Equal(
            Regex.Count(Text(workflow), "uses: actions/checkout@", RegexOptions.None, TimeSpan.FromSeconds(10)),
            Regex.Count(Text(workflow), "persist-credentials: false", RegexOptions.None, TimeSpan.FromSeconds(10)));

    private static string Text(string workflow) => File.ReadAllText(Path.Combine(Folder, workflow));

    [GeneratedRegex(@"uses: (?<action>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Action();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\n  (?=[a-z-]+:\n)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Job();

    [GeneratedRegex(@"^permissions:(\n  contents: read| \{\})$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex ReadAlone();

    [GeneratedRegex(@"^ +[a-z-]+: (read|write|none|write-all|read-all)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Permission();
}
