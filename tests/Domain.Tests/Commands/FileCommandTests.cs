using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class FileCommandTests
{
    private static readonly Activity Planned = A.Activity() with { Attachments = [File("old")] };
    private static readonly Item Known = A.Item().With(null, Planned);

    [Fact]
    public void Attach_Files_FollowThoseThatAreThere()
    {
        var accepted = Accept(new AttachFilesCommand(A.Jan, A.Now, [File("a"), File("b")]).Decide(Planned, Known));

        Assert.Equal(["old", "a", "b"], accepted.Result.Attachments.Select(file => file.Id));
        Assert.Equal(["a.pdf", "b.pdf"], accepted.Changes.Timeline.Where(line => line.Kind is TimelineKind.FileAdded).Select(line => line.Data["file"]));
        Assert.Empty(accepted.Changes.RemovedFiles);
        // Whoever holds the activity's form may still save it.
        Assert.Equal((1L, 1L), (accepted.Result.Edits, accepted.Result.Deliveries));
    }

    [Theory]
    [InlineData(0, "required")]
    [InlineData(Attachment.MaxPerActivity, "tooMany")] // with the one that is there
    public void Attach_NoneOrTooMany_IsInvalid(int count, string code)
    {
        var decision = new AttachFilesCommand(A.Jan, A.Now, [.. Enumerable.Range(1, count).Select(i => File($"{i}"))]).Decide(Planned, Known);

        var violation = Assert.Single(Assert.IsType<Decision<Activity>.Invalid>(decision).Violations);
        Assert.Equal(("file", code), (violation.Member, violation.Code));
    }

    [Fact]
    public void Attach_AsManyAsThereMayBe_IsAccepted() => Assert.Equal(
        Attachment.MaxPerActivity,
        Accept(new AttachFilesCommand(A.Jan, A.Now, [.. Enumerable.Range(2, Attachment.MaxPerActivity - 1).Select(i => File($"{i}"))]).Decide(Planned, Known))
            .Result.Attachments.Length);

    [Fact]
    public void Detach_AFile_LeavesALineAndNamesTheFile()
    {
        var accepted = Accept(new DetachFileCommand(A.Jan, A.Now, "old").Decide(Planned, Known));

        Assert.Empty(accepted.Result.Attachments);
        Assert.Equal((Planned.Id, File("old")), Assert.Single(accepted.Changes.RemovedFiles));
        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal((TimelineKind.FileRemoved, "old.pdf", A.Jan), (line.Kind, line.Data["file"], line.By));
        Assert.Equal((1L, 1L), (accepted.Result.Edits, accepted.Result.Deliveries));
    }

    [Fact]
    public void Files_OfWhatIsOverStaleOrGone_Stay()
    {
        var done = Planned with { Status = ActivityStatus.Completed };

        Assert.Equal("completed", Assert.IsType<Decision<Activity>.Conflict>(new DetachFileCommand(A.Jan, A.Now, "old").Decide(done, Known)).Code);
        Assert.Equal("completed", Assert.IsType<Decision<Activity>.Conflict>(new AttachFilesCommand(A.Jan, A.Now, [File("a")]).Decide(done, Known)).Code);
        Assert.IsType<Decision<Activity>.NotFound>(new DetachFileCommand(A.Jan, A.Now, "other").Decide(Planned, Known));
        Assert.IsType<Decision<Activity>.NotFound>(new DetachFileCommand(A.Jan, A.Now, "old").Decide(activity: null, Known));
        Assert.IsType<Decision<Activity>.NotFound>(new AttachFilesCommand(A.Jan, A.Now, [File("a")]).Decide(activity: null, Known));
        Assert.IsType<Decision<Activity>.Stale>((new DetachFileCommand(A.Jan, A.Now, "old") with { Expects = static _ => false }).Decide(Planned, Known));
        Assert.IsType<Decision<Activity>.Stale>((new AttachFilesCommand(A.Jan, A.Now, [File("a")]) with { Expects = static _ => false }).Decide(Planned, Known));
    }

    private static Attachment File(string id) => new(id, $"{id}.pdf", 10, "application/pdf", "00");

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
