using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Domain.Templates;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>What the stores of settings promise, on whichever provider.</summary>
public abstract class SettingsStoreContract : IAsyncLifetime
{
    private readonly CallMeter _meter = new();
    private ISortedTable _table = null!;
    private SettingsStore _settings = null!;
    private TemplateStore _templates = null!;
    private PreferenceStore _preferences = null!;

    public async Task InitializeAsync()
    {
        _table = await EmptyTableAsync();
        var counting = new CountingTable(_table, _meter);
        _settings = new SettingsStore(counting, TimeProvider.System);
        _templates = new TemplateStore(counting, _settings, ServiceLimits.Default);
        _preferences = new PreferenceStore(counting, TimeProvider.System);
    }

    public abstract Task DisposeAsync();

    private protected abstract Task<ISortedTable> EmptyTableAsync();

    [ContractFact]
    public async Task Suggestions_Put_AreReadByAnotherProcess()
    {
        var section = new SuggestionSection(
            new SuggestionSettings([new SuggestionRule(ItemType.Deal, PipelineId.Parse("7"), SuggestionMode.Off)]), Language.All[1]);

        var written = await _settings.PutSuggestionsAsync(A.Tenant, section, revision => revision == 0, default);
        var stale = await _settings.PutSuggestionsAsync(A.Tenant, SuggestionSection.Default, revision => revision == 0, default);

        Assert.Equal(new PutOutcome.Written(1, IsNew: true), written);
        Assert.IsType<PutOutcome.Stale>(stale);
        var (read, revision) = (await new SettingsStore(_table, TimeProvider.System).GetAsync(A.Tenant, default)).Suggestions;
        Assert.Equal((section.Rules.Rules.Single(), section.Language, 1L), (read.Rules.Rules.Single(), read.Language, revision));
    }

    [ContractFact]
    public async Task Calendar_OfManyLongHolidays_ComesBackAndShrinks()
    {
        var halfDay = DayHours.Of([.. Enumerable.Range(0, DayHours.MaxRanges).Select(i => new TimeRange(new LocalTime(2 * i, 0), new LocalTime((2 * i) + 1, 0)))]);
        Holiday[] holidays =
        [
            new Holiday.Yearly(new AnnualDate(2, 29), "Leap day"),
            .. Enumerable.Range(1, WorkCalendar.MaxHolidays - 1).Select(
                i => new Holiday.Dated(new LocalDate(2026, 1, 1).PlusDays(i), new string('ż', Holiday.MaxNameLength), halfDay)),
        ];
        var calendar = new WorkCalendar(A.Warsaw, IsoDayOfWeek.Sunday, WeekHours.MondayToFriday(halfDay), [.. holidays]);

        await _settings.PutCalendarAsync(A.Tenant, _ => calendar, _ => true, default);
        var read = (await _settings.GetAsync(A.Tenant, default)).Calendar.Value!;

        Assert.Equal((calendar.Zone, calendar.FirstDayOfWeek, calendar.Hours), (read.Zone, read.FirstDayOfWeek, read.Hours));
        Assert.Equal(holidays, read.Holidays);

        await _settings.PutCalendarAsync(A.Tenant, present => new WorkCalendar(present!.Zone, present.FirstDayOfWeek, present.Hours, []), _ => true, default);
        Assert.Empty((await _settings.ReadAsync(A.Tenant, default)).Calendar.Value!.Holidays);
        Assert.Single(await _table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 1000, default));
    }

    [ContractFact]
    public async Task Calendar_HeavierThanABatch_IsRefused()
    {
        var holidays = Enumerable.Range(1, WorkCalendar.MaxHolidays).Select(
            i => new Holiday.Dated(new LocalDate(2026, 1, 1).PlusDays(i), new string('"', Holiday.MaxNameLength)));
        var calendar = new WorkCalendar(A.Warsaw, IsoDayOfWeek.Monday, WeekHours.Default, [.. holidays]);

        Assert.IsType<PutOutcome.TooLarge>(await _settings.PutCalendarAsync(A.Tenant, _ => calendar, _ => true, default));
        Assert.Null((await _settings.GetAsync(A.Tenant, default)).Calendar.Value);
    }

    [ContractFact]
    public async Task Settings_Remembered_CostNoReadUntilThisProcessChangesThem()
    {
        _meter.Expect(2);
        await _settings.GetAsync(A.Tenant, default);
        _meter.AssertExpected();
        _meter.Reset();

        await _settings.GetAsync(A.Tenant, default);
        Assert.Equal(0, _meter.Calls);

        await _templates.PutAsync(A.Tenant, Template("a"), _ => true, default);
        Assert.Equal(["a"], (await _settings.GetAsync(A.Tenant, default)).Templates.Templates.Select(template => template.Id.Value));
    }

    [ContractFact]
    public async Task Template_PutAndDeleted_KeepsItsPartsAndNeverRepeatsARevision()
    {
        var template = Template("quote") with
        {
            Scope = new TemplateScope(ItemType.Deal, PipelineId.Parse("0"), StageId.Parse("QUOTE")),
            Priority = -3,
            Description = PlaceholderText.Literal("{ zażółć }"),
            Deadline = DeadlineRule.CalendarDays(4, new LocalTime(10, 30)),
            Responsible = new ResponsibleRule.Named(A.Jan),
            Reminders = default(ReminderOffsets),
            Color = "3",
        };

        Assert.Equal(new PutOutcome.Written(1, IsNew: true), await _templates.PutAsync(A.Tenant, template, revision => revision is null, default));
        Assert.Equal(template, (await _settings.GetAsync(A.Tenant, default)).Templates.Templates.Single());
        await _templates.DeleteAsync(A.Tenant, template.Id, revision => revision == 1, default);
        Assert.Null(await _templates.DeleteAsync(A.Tenant, template.Id, _ => true, default));
        Assert.Equal(new PutOutcome.Written(3, IsNew: true), await _templates.PutAsync(A.Tenant, template, _ => true, default));
    }

    [ContractFact]
    public async Task Templates_FromManyWriters_AreAllThere()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _templates.PutAsync(A.Tenant, Template($"t{i}"), _ => true, default)));

        Assert.Equal(8, (await _settings.GetAsync(A.Tenant, default)).Templates.Templates.Length);
    }

    /// <summary>Both send the same, and each would be content with what the other wrote.</summary>
    [ContractFact]
    public async Task Settings_PutAlikeByManyAtOnce_AreWrittenByOne()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => _settings.PutSuggestionsAsync(A.Tenant, SuggestionSection.Default, revision => revision == 0, default))));

        Assert.Single(outcomes.OfType<PutOutcome.Written>());
    }

    [ContractFact]
    public async Task Template_DeletedByManyAtOnce_IsDeletedByOne()
    {
        await _templates.PutAsync(A.Tenant, Template("a"), _ => true, default);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => _templates.DeleteAsync(A.Tenant, TemplateId.Parse("a"), _ => true, default))));

        Assert.Single(outcomes.OfType<PutOutcome.Written>());
    }

    /// <summary>The template is read before somebody else's deletion, and the count of templates after it.</summary>
    [ContractFact]
    public async Task Template_DeletedBetweenTwoReads_IsGoneForWhoDeletesItToo()
    {
        await _templates.PutAsync(A.Tenant, Template("a"), _ => true, default);

        Assert.Null(await Overtaken().DeleteAsync(A.Tenant, TemplateId.Parse("a"), _ => true, default));
    }

    [ContractFact]
    public async Task Template_DeletedBetweenTwoReads_IsNewForWhoPutsIt()
    {
        await _templates.PutAsync(A.Tenant, Template("a"), _ => true, default);

        Assert.IsType<PutOutcome.Stale>(await Overtaken().PutAsync(A.Tenant, Template("a"), revision => revision == 1, default));
        await _templates.PutAsync(A.Tenant, Template("a"), _ => true, default);
        Assert.Equal(new PutOutcome.Written(5, IsNew: true), await Overtaken().PutAsync(A.Tenant, Template("a"), _ => true, default));
    }

    [ContractFact]
    public async Task User_WithEverythingSet_IsReadInOneWaveOfTwo()
    {
        var until = Instant.FromUtc(2026, 12, 1, 0, 0);
        var optOut = new OptOut(new OptOutScope(ItemType.Deal, PipelineId.Parse("7"), ItemId.Parse("42")), OptOutChoice.Date, until);
        var preferences = new Preferences(
            new ReminderPreferences(ReminderOffsets.Of(Duration.FromHours(2)), [new(ItemType.Lead, null, ReminderOffsets.Of(Duration.Zero))]),
            [new BoardPreference(ItemType.Deal, PipelineId.Parse("7"), BoardOrder.Created)]);
        var calendar = new PersonCalendar(WeekHours.None, [new Absence(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 31), "Leave")]);

        await _preferences.ChangeOptOutsAsync(A.Tenant, A.Anna, present => present.With(optOut, A.Now), default);
        await _preferences.PutPreferencesAsync(A.Tenant, A.Anna, preferences, _ => true, default);
        await _preferences.PutCalendarAsync(A.Tenant, A.Anna, calendar, _ => true, default);
        _meter.Expect(2);
        var read = await _preferences.ReadAsync(A.Tenant, A.Anna, default);

        _meter.AssertExpected();
        Assert.Equal(optOut, Assert.Single(read.OptOuts.Values));
        Assert.Equal((1L, 1L), (read.Preferences.Revision, read.Calendar.Revision));
        Assert.Equal(preferences.Reminders.General, read.Preferences.Value.Reminders.General);
        Assert.Equal(preferences.Reminders.Special.Single(), Assert.Single(read.Preferences.Value.Reminders.Special));
        Assert.Equal(preferences.Boards.Single(), Assert.Single(read.Preferences.Value.Boards));
        Assert.Equal((calendar.Hours, calendar.Absences.Single()), (read.Calendar.Value.Hours, read.Calendar.Value.Absences.Single()));

        _meter.Reset();
        Assert.Equal(read, await _preferences.GetAsync(A.Tenant, A.Anna, default));
        Assert.Equal(0, _meter.Calls);

        _meter.Expect(1); // the calendar is remembered
        Assert.Equal(read.Calendar, (await _preferences.ReadChoicesAsync(A.Tenant, A.Anna, default)).Calendar);
        _meter.AssertExpected();
    }

    [ContractFact]
    public async Task PersonCalendar_LongerThanARow_IsRefused()
    {
        var absence = new Absence(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 31), new string('"', Holiday.MaxNameLength));
        var calendar = new PersonCalendar(null, [.. Enumerable.Repeat(absence, WorkCalendar.MaxAbsences)]);

        Assert.IsType<PutOutcome.TooLarge>(await _preferences.PutCalendarAsync(A.Tenant, A.Anna, calendar, _ => true, default));
        Assert.Empty(await _table.ScanAsync(Partition.Of(A.Tenant), KeyRange.All, 10, default));
    }

    /// <summary>Another process, which somebody deletes the template from under.</summary>
    private TemplateStore Overtaken()
    {
        var table = new OvertakenTable(_table, () => _templates.DeleteAsync(A.Tenant, TemplateId.Parse("a"), _ => true, default));
        return new TemplateStore(table, new SettingsStore(table, TimeProvider.System), ServiceLimits.Default);
    }

    private static Template Template(string id) => new() { Id = TemplateId.Parse(id), Subject = PlaceholderText.Literal("Call") };
}
