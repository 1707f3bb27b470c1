using System.Text.Json;
using NodaTime.Text;

namespace SmartActivities.EndToEnd.Tests.Models;

/// <summary>What users see of a tenant: boards, planners, numbers, agendas. Told by dates in Warsaw, where all users are.</summary>
internal sealed class LifecycleDay(LifecycleModel model, Instant now)
{
    private static readonly DateTimeZone Warsaw = DateTimeZoneProviders.Tzdb["Europe/Warsaw"];
    private static readonly string[] Columns = ["overdue", "today", "thisWeek", "nextWeek", "later", "nothingPlanned"];

    private readonly LocalDate _today = now.InZone(Warsaw).Date;

    public async Task CheckAsync(Client user, string name)
    {
        await CheckBoardAsync(user);
        await CheckPlannerAsync(user);
        await CheckCountersAsync(user, name);
        await CheckAgendaAsync(user, name);
        await CheckLedgerAsync(user, name);
    }

    private async Task CheckBoardAsync(Client user)
    {
        var counts = (await user.GetAsync("/api/board/deal/counts?pipeline=0")).Is(200).List("stages");
        var stages = model.Items.Where(item => IsDeal(item) && item.Stage is not null).GroupBy(item => item.Stage!).OrderBy(stage => stage.Key).ToList();
        Assert.Equal(
            stages.Select(stage => $"{stage.Key} {stage.Count()} {stage.Count(IsForgotten)}"),
            counts.Select(count => $"{count.Text("stage")} {count.Text("cards")} {count.Text("nothingPlanned")}"));
        foreach (var stage in stages)
        {
            var column = $"/api/board/deal?pipeline=0&stage={stage.Key}";
            var lifted = CheckCards(await user.PagesAsync(column, 2), stage);
            Assert.Equal(lifted.OrderDescending(), lifted);
            var created = (await user.GetAsync(column + "&order=created&limit=200")).Is(200).List();
            CheckCards(created, stage);
            var made = created.Select(card => card.Moment("createdAt")).ToList();
            Assert.Equal(made.OrderDescending(), made);
            var forgotten = CheckCards(await user.PagesAsync(column + "&filter=nothingPlanned", 2), stage.Where(IsForgotten));
            Assert.Equal(forgotten.Order(), forgotten);
        }
    }

    /// <summary>The moments that lifted the cards, which are those of some items.</summary>
    private List<Instant> CheckCards(IReadOnlyList<JsonElement> cards, IEnumerable<ModelItem> items)
    {
        var expected = items.ToDictionary(item => item.Address);
        Assert.Equal(expected.Keys.Order(), cards.Select(AddressOf).Order());
        foreach (var card in cards)
        {
            var item = expected[AddressOf(card)];
            var open = model.Open(item);
            Assert.Equal(
                (open.Count(IsLit), open.Count(IsOverdue), open.Count(IsIncoming), IsForgotten(item)),
                (card.At("badges.planned").GetInt32(), card.At("badges.overdue").GetInt32(), card.At("badges.incoming").GetInt32(), card.At("badges.nothingPlanned").GetBoolean()));
        }

        return [.. cards.Select(card => card.Moment("attention.at"))];
    }

    private async Task CheckPlannerAsync(Client user)
    {
        var items = model.Items.Where(item => IsDeal(item) && item is { Stage: not null, IsFinal: false }).ToLookup(ColumnOf);
        var counts = (await user.GetAsync("/api/board/deal/planner/counts?pipeline=0")).Is(200).List("columns");
        Assert.Equal(Columns.Select(column => $"{column} {items[column].Count()}"), counts.Select(count => $"{count.Text("column")} {count.Text("cards")}"));
        foreach (var column in Columns.Where(column => items[column].Any()))
        {
            var cards = await user.PagesAsync($"/api/board/deal/planner?pipeline=0&column={column}", 2);
            CheckCards(cards, items[column]);
            var deadlines = cards.Select(card => card.Text("nextDeadline") is null ? Instant.MaxValue : card.Moment("nextDeadline")).ToList();
            Assert.Equal(deadlines.Order(), deadlines);
        }
    }

    private async Task CheckCountersAsync(Client user, string name)
    {
        var mine = model.Activities
            .Where(one => one is { IsOpen: true, Item.IsFinal: false } && (model.CountsByActivity ? one.Responsible : one.Item.Responsible) == name).ToList();
        var counters = (await user.GetAsync("/api/me/counters")).Is(200);
        foreach (var (kind, counts) in new (string, Func<ModelActivity, bool>)[] { ("planned", IsLit), ("overdue", IsOverdue), ("incoming", IsIncoming) })
        {
            var expected = InOrder(mine.Where(counts)).ToList();
            Assert.Equal($"{kind} {expected.Count}", $"{kind} {counters.Text(kind)}");
            if (expected is [_, ..])
                Assert.Equal(expected, (await user.PagesAsync($"/api/me/counters/{kind}", 3)).Each("id"));
        }
    }

    private async Task CheckAgendaAsync(Client user, string name)
    {
        var mine = model.Activities.Where(one => one is { IsOpen: true, Item.IsFinal: false } && one.Responsible == name).ToLookup(ColumnOf);
        var agenda = (await user.GetAsync("/api/me/agenda?limit=200")).Is(200);
        foreach (var list in Columns.Take(5))
            Assert.Equal($"{list}: {string.Join(' ', InOrder(mine[list]))}", $"{list}: {string.Join(' ', agenda.List(list).Each("id"))}");
    }

    /// <summary>What is still to come as the model has it, and what came in the last days; a reminder that the model knows as raised was delivered, since none is a day late.</summary>
    private async Task CheckLedgerAsync(Client user, string name)
    {
        var (from, to) = (_today.PlusDays(-10), _today.PlusDays(30));
        var ledger = (await user.GetAsync($"/api/me/reminders?from={LocalDatePattern.Iso.Format(from)}&to={LocalDatePattern.Iso.Format(to)}&limit=200")).Is(200).List();
        var until = Warsaw.AtStartOfDay(to.PlusDays(1)).ToInstant();
        Assert.Equal(
            model.Waiting.Where(one => one.Activity.Responsible == name && one.Due.At < until).Select(one => $"{one.Activity.Id} {one.Due.At} {one.Due.Offset}").Order(),
            ledger.Where(one => one.Text("state") is "planned").Select(Line).Order());
        Assert.Equal(
            model.Delivered.Where(one => one.User == name).Select(one => $"{one.Activity} {one.Due.At} {one.Due.Offset}").Order(),
            ledger.Where(one => one.Text("state") is "delivered").Select(Line).Order());
        var moments = ledger.Select(one => one.Moment("plannedAt")).ToList();
        Assert.Equal(moments.Order(), moments);

        static string Line(JsonElement one) => $"{one.Text("activityId")} {one.Moment("plannedAt")} {one.Text("offset")}";
    }

    private string ColumnOf(ModelItem item) => model.Open(item) switch
    {
        [] => "nothingPlanned",
        var open when open.Any(IsIncoming) => "today",
        [var nearest, ..] => ColumnOf(nearest),
    };

    private string ColumnOf(ModelActivity activity)
    {
        if (activity.Deadline is not { } deadline)
            return "today";
        var date = deadline.InZone(Warsaw).Date;
        var monday = _today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        return date < _today ? "overdue"
            : date == _today ? "today"
            : date < monday.PlusWeeks(1) ? "thisWeek"
            : date < monday.PlusWeeks(2) ? "nextWeek"
            : "later";
    }

    private static IEnumerable<string> InOrder(IEnumerable<ModelActivity> activities) =>
        activities.OrderBy(one => one.Deadline ?? Instant.MaxValue).ThenBy(LightsAt).ThenBy(one => one.Id).Select(one => $"{one.Id}");

    private static bool IsDeal(ModelItem item) => item.Address.StartsWith("deal/", StringComparison.Ordinal);

    private bool IsForgotten(ModelItem item) => item is { Stage: not null, IsFinal: false } && model.Open(item).Count == 0;

    private bool IsLit(ModelActivity one) => one.Deadline is not null && !IsOverdue(one) && LightsAt(one) <= now;

    private bool IsOverdue(ModelActivity one) => one.Deadline is not null && ColumnOf(one) == "overdue";

    private static bool IsIncoming(ModelActivity one) => one.Deadline is null;

    private static Instant LightsAt(ModelActivity one) => one.Deadline is { } deadline
        ? deadline - one.Reminders.Select(LifecycleWorld.Time).DefaultIfEmpty(Duration.FromMinutes(15)).Max()
        : Instant.MaxValue;

    private static string AddressOf(JsonElement card) => $"{card.Text("item.type")}/{card.Text("item.id")}";
}
