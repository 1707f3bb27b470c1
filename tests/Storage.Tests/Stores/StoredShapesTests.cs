using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What lies in tenants' tables has these shapes. A change here needs a new version with a reader of the old one.</summary>
public sealed class StoredShapesTests
{
    [Fact]
    public void Rows_OfASave_HaveTheApprovedShape()
    {
        var command = A.Save(1001) with
        {
            Content = A.Content(responsible: A.Jan) with { Description = "Zażółć", Color = "3" },
            Files = [new Attachment("f1", "offer.pdf", 48213, "application/pdf", new string('a', 64))],
        };
        var accepted = Assert.IsType<Decision<Activity>.Accepted>(command.Decide(item: null, parent: null));
        var raised = Assert.IsType<Decision<Activity>.Accepted>(
            new RaiseRemindersCommand(accepted.Result.Deadline!.At, TenantBehavior.Default.MaxReminderAge).Decide(accepted.Result, accepted.Changes.ItemAfter! with { Stage = A.Stage() }, missed: null));

        var rows = new RowSet();
        rows.Add(raised.Changes.ItemAfter!, marks: ["m1"]);
        rows.Add(accepted.Result with { Reminders = ReminderOffsets.Of(Duration.FromDays(2), Duration.Zero) });
        var text = string.Join('\n', rows.Rows.Select(row => $"{row.Key}\n  {row.Value.Body}"));

        Assert.Equal(Approved("stored-shapes.v1.txt"), text);
    }

    /// <summary>Each shape that is stored has a row with every member among the approved ones, and it is read and written back whole.</summary>
    [Fact]
    public void Rows_OfEveryShape_AreReadAndWrittenAsApproved()
    {
        var shapes = typeof(RowShapes).GetProperties().ToDictionary(shape => shape.Name, shape => shape.GetValue(null)!);
        var approved = Approved("stored-rows.v1.txt").Split('\n').ToDictionary(line => line[..line.IndexOf(' ')], line => line[(line.IndexOf(' ') + 1)..]);

        Assert.Equal(shapes.Keys.Order(), approved.Keys.Order());
        foreach (var (name, body) in approved)
            Assert.Equal(body, WrittenBack(shapes[name], body));
    }

    [Theory]
    [InlineData("""{"next":201}""", 1)]
    [InlineData("""{"next":201,"v":3}""", 3)]
    [InlineData("""{"v":2,"next":{"v":7}}""", 2)]
    [InlineData("""{"next":{"v":7},"v":2}""", 2)]
    public void Version_OfARow_IsRead(string body, int version) => Assert.Equal(version, RowVersion.Of(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Row_OfAnEarlierVersion_IsReadByItsReader()
    {
        var shape = new RowShape<SequenceRow>(static () => RowJson.Context.SequenceRow, static _ => new SequenceRow(1), static _ => new SequenceRow(2));

        Assert.Equal((1, 2, 3), (shape.Read("""{"first":7,"v":1}""").Next, shape.Read("""{"block":7,"v":2}""").Next, shape.Read("""{"next":3,"v":3}""").Next));
    }

    [Fact]
    public void Row_OfALaterVersion_IsRefused() =>
        Assert.Contains("version 9", Assert.Throws<NotSupportedException>(() => RowShapes.Sequence.Read("""{"next":3,"v":9}""")).Message, StringComparison.Ordinal);

    private static object? WrittenBack(object shape, string body) =>
        shape.GetType().GetMethod("Write")!.Invoke(shape, [shape.GetType().GetMethod("Read")!.Invoke(shape, [body])]);

    private static string Approved(string name) =>
        File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "tests", "Storage.Tests", "Stores", name)).TrimEnd('\n');
}
