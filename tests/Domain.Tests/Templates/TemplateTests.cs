using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Templates;
using SmartActivities.Domain.Tests.Calendars;

namespace SmartActivities.Domain.Tests.Templates;

public class TemplateTests
{
    private static readonly UserId Anna = UserId.Parse("anna");
    private static readonly Stage New = new(PipelineId.Parse("0"), StageId.Parse("NEW"), StageSemantics.Process);

    private static readonly DraftFacts Facts = new()
    {
        By = new Drafter { User = Anna, UserName = "Anna Nowak", Now = Cal.At("2023-10-20T15:01+02:00"), Calendar = Cal.Calendar() },
        Item = new ItemKey(ItemType.Deal, ItemId.Parse("42")),
        ItemTitle = "Roof for Kowalski",
        ItemResponsible = UserId.Parse("jan"),
    };

    [Theory]
    // The templates that a tenant has, and the one that is taken for a deal in stage NEW of pipeline 0.
    [InlineData("default", "")] // none: the built-in one
    [InlineData("a", "a=any:0")]
    [InlineData("default", "a=lead:0")]
    [InlineData("default", "a=deal,7:0", "b=deal,0,WON:0")]
    [InlineData("b", "a=any:1", "b=any:2")] // priority
    [InlineData("a", "a=any:2", "b=deal,0,NEW:1")] // before the narrower scope
    [InlineData("b", "a=any:0", "b=deal:0")] // then the narrower scope
    [InlineData("c", "a=deal:0", "b=deal,0:0", "c=deal,0,NEW:0")]
    [InlineData("a", "b=deal:0", "a=deal:0")] // then the id
    [InlineData("B", "b=deal:0", "B=deal:0")] // by character codes
    [InlineData("a", "a=any:-5", "default=deal,0,NEW:9")] // the default is the last resort
    [InlineData("a", "a=any:-5")]
    public void Best_SeveralTemplates_IsTheFirstByPriorityScopeAndId(string expected, params string[] templates)
    {
        var set = new TemplateSet([.. templates.Where(text => text.Length > 0).Select(Parse)]);

        Assert.Equal(expected, set.BestFor(ItemType.Deal, New, Language.English).Id.Value);
    }

    [Fact]
    public void Best_StageUnknown_PassesOverTemplatesOfAPipeline()
    {
        var set = new TemplateSet([Parse("a=deal,0:5"), Parse("b=deal:0")]);

        Assert.Equal("b", set.BestFor(ItemType.Deal, null, Language.English).Id.Value);
    }

    [Fact]
    public void Find_Default_IsTheTenantsElseTheBuiltInOne()
    {
        Assert.Equal("Contact the customer", TemplateSet.Empty.Find(Template.DefaultId, Language.English)!.Subject.Source);
        Assert.Equal("own", new TemplateSet([Parse("default=any:0")]).Find(Template.DefaultId, Language.English)!.Subject.Source);
        Assert.Null(TemplateSet.Empty.Find(TemplateId.Parse("other"), Language.English));
    }

    [Fact]
    public void Draft_BuiltIn_IsTheModelsDefault()
    {
        var draft = Template.BuiltIn(Language.Choose("pl")).Draft(Facts);

        Assert.Equal("Skontaktuj się z klientem", draft.Subject);
        Assert.Equal("", draft.Description);
        Assert.Equal(new Deadline(Cal.At("2023-10-25T16:00+02:00"), Cal.Zone("Europe/Warsaw")), draft.Deadline);
        Assert.Equal(Anna, draft.ResponsibleId);
        Assert.Equal(ReminderOffsets.Default, draft.Reminders);
        Assert.Null(draft.Color);
        Assert.Equal(Template.DefaultId, draft.Template);
        Assert.Equal(6, draft.Computed!.Explain().Count());
    }

    [Fact]
    public void Draft_OwnTemplate_UsesAllOfIt()
    {
        var template = new Template
        {
            Id = TemplateId.Parse("quote-sent"),
            Subject = Text("Call about {item.title}"),
            Description = Text("{user.name}, item {item.id}"),
            Deadline = DeadlineRule.CalendarDays(1, new LocalTime(10, 0)),
            Responsible = new ResponsibleRule.Named(UserId.Parse("eva")),
            Reminders = ReminderOffsets.Of(Duration.FromHours(1)),
            Color = "3",
        };

        var draft = template.Draft(Facts);

        Assert.Equal("Call about Roof for Kowalski", draft.Subject);
        Assert.Equal("Anna Nowak, item 42", draft.Description);
        Assert.Equal(Cal.At("2023-10-21T10:00+02:00"), draft.Deadline.At);
        Assert.Equal("eva", draft.ResponsibleId.Value);
        Assert.Equal(Duration.FromHours(1), Assert.Single(draft.Reminders.Values));
        Assert.Equal("3", draft.Color);
    }

    [Fact]
    public void Draft_NoRemindersOfItsOwn_TakesThoseThatTheUserPrefers()
    {
        var preferred = ReminderOffsets.Of(Duration.FromDays(1));

        Assert.Equal(preferred, Template.BuiltIn(Language.English).Draft(Facts with { PreferredReminders = preferred }).Reminders);
    }

    [Fact]
    public void Draft_ReminderListThatIsEmpty_StaysEmpty()
    {
        var template = Template.BuiltIn(Language.English) with { Reminders = ReminderOffsets.Of() };

        Assert.Empty(template.Draft(Facts).Reminders.Values);
    }

    [Fact]
    public void Draft_ResponsibleOfTheItem_IsTheCreatorWhereNobodyIsKnown()
    {
        var template = Template.BuiltIn(Language.English) with { Responsible = new ResponsibleRule.OfItem() };

        Assert.Equal("jan", template.Draft(Facts).ResponsibleId.Value);
        Assert.Equal(Anna, template.Draft(Facts with { ItemResponsible = null }).ResponsibleId);
    }

    [Fact]
    public void Draft_LongTitle_ClipsTheSubject()
    {
        var template = Template.BuiltIn(Language.English) with { Subject = Text("Call about {item.title}") };

        Assert.Equal(Activity.MaxSubjectLength, template.Draft(Facts with { ItemTitle = new string('x', 500) }).Subject.Length);
    }

    [Fact]
    public void Draft_SubjectThatComesOutBlank_IsTheBuiltInOne()
    {
        var template = Template.BuiltIn(Language.English) with { Subject = Text(" {user.name} ") };

        Assert.Equal("Contact the customer", template.Draft(Facts with { By = Facts.By with { UserName = "" } }).Subject);
    }

    // id=type,pipeline,stage:priority
    private static Template Parse(string text)
    {
        var (id, rest) = (text.Split('=')[0], text.Split('=')[1]);
        var places = rest.Split(':')[0].Split(',');
        return new Template
        {
            Id = TemplateId.Parse(id),
            Scope = new TemplateScope(
                places[0] == "any" ? null : ItemType.Parse(places[0]),
                places.Length > 1 ? PipelineId.Parse(places[1]) : null,
                places.Length > 2 ? StageId.Parse(places[2]) : null),
            Priority = int.Parse(rest.Split(':')[1], null),
            Subject = Text("own"),
        };
    }

    private static PlaceholderText Text(string source) => ((PlaceholderOutcome.Accepted)PlaceholderText.Parse(source)).Text;
}
