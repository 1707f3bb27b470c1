using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Rows;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What lies in tenants' tables has these shapes. A change here needs a new version with a reader of the old one.</summary>
public sealed class StoredShapesTests
{
    [Fact]
    public void Rows_OfASave_HaveTheApprovedShape()
    {
        var command = A.Save(1001, responsible: A.Jan) with
        {
            Description = "Zażółć",
            Color = "3",
            Template = TemplateId.Parse("default"),
            Files = [new Attachment("f1", "offer.pdf", 48213, "application/pdf", new string('a', 64))],
        };
        var accepted = Assert.IsType<Decision<Activity>.Accepted>(command.Decide(item: null, parent: null));
        var raised = Assert.IsType<Decision<Activity>.Accepted>(
            new RaiseReminders(accepted.Result.Deadline!.At, RaiseReminders.DefaultMaxAge).Decide(accepted.Result, accepted.Changes.ItemAfter! with { Stage = A.Stage() }, missed: null));

        var rows = new RowSet();
        rows.Add(raised.Changes.ItemAfter);
        rows.Add(accepted.Result);
        var text = string.Join('\n', rows.Bodies.Select(row => $"{row.Key}\n  {row.Value}"));

        Assert.Equal(Approved(), text);
    }

    private static string Approved() =>
        File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "tests", "Storage.Tests", "Stores", "stored-shapes.v1.txt")).TrimEnd('\n');
}
