namespace SmartActivities.Cost.Bench;

/// <summary>The tables and figures that the pages show.</summary>
/// <param name="parts">Of one activity's life, the reminders third and the reads last.</param>
/// <param name="timersOfADay">What a deployment takes in which nothing happens.</param>
/// <param name="cutReminders">The reminders where timers are cut at three days.</param>
internal sealed class Report(IReadOnlyList<(string Part, Counted Takes)> parts, Counted timersOfADay, Counted cutReminders)
{
    private const int Reminders = 2;

    // Four times a page is opened, which asks for board, counters and notifications, and twice for the agenda too; the counters are asked for four times more.
    private const int PeriodsSideBySide = 8;

    private static readonly int[] Months = [1_000, 10_000, 100_000];

    private readonly Bill _usual = new(new Setup());
    private readonly Herds _herds = new(parts[Reminders].Takes);
    private readonly Counted _whole = parts.Aggregate(new Counted(), (sum, part) => sum + part.Takes);

    private Counted Reads => parts[^1].Takes;

    private Counted SideBySide => Reads with { ActivePeriods = PeriodsSideBySide };

    private Counted Together => _whole with { ActivePeriods = _whole.ActivePeriods - Reads.ActivePeriods + PeriodsSideBySide };

    private static double Action => Inputs.Price("schedulerActions");

    private double Idle => _usual.Idle(timersOfADay);

    /// <summary>Everything, by the name that the pages give it.</summary>
    public SortedDictionary<string, string> All() => new(StringComparer.Ordinal)
    {
        ["life"] = Life(),
        ["life-table-calls"] = $"{_whole.TableCalls:0}",
        ["life-queue-calls"] = $"{_whole.QueueCalls:0}",
        ["life-actions"] = $"{_whole.Actions:0}",
        ["life-hub-table-calls"] = $"{_whole.HubTableCalls:0}",
        ["reads-share"] = $"{_usual.Of(Reads) / _usual.Of(_whole) * 100:0}",
        ["reads-alone"] = Micro(_usual.Of(Reads)),
        ["reads-side-by-side"] = Micro(_usual.Of(SideBySide)),
        ["file"] = Micro(Bill.File()),
        ["reminders"] = Micro(_usual.Of(parts[Reminders].Takes)),
        ["reminders-apart"] = Micro(_usual.Of(parts[Reminders].Takes with { ActivePeriods = Reminders * 3 })),
        ["reminders-cut"] = Micro(_usual.Of(cutReminders)),
        ["month"] = Month(),
        ["pie"] = Pie(),
        ["poller"] = Beside(),
        ["poller-every-two-seconds"] = $"{Poller(0, secondsBetween: 2):0}",
        ["settings"] = Settings(),
        ["polling-1"] = $"{new Bill(new Setup(PollingSeconds: 1)).Polling:0.00}",
        ["polling-2"] = $"{_usual.Polling:0.00}",
        ["always-ready"] = $"{new Bill(new Setup(AlwaysReady: 1)).Waiting:0.00}",
        ["scheduler"] = Scheduler(),
        ["scheduler-life"] = Micro(_whole.Actions * Action),
        ["scheduler-million"] = $"{Action * 1e6:#,0}",
        ["limits"] = Limits(),
        ["account"] = Account(),
        ["herd"] = _herds.Table(),
        ["herd-hub-calls"] = $"{_herds.HubCalls:0}",
        ["herd-seen"] = _herds.BesideWhatWasSeen(),
    };

    /// <summary>A table of the pages, by its heading and its rows.</summary>
    public static string Table(string head, IEnumerable<string> rows) =>
        string.Join('\n', [head, $"|{string.Concat(Enumerable.Repeat(" --- |", head.Count(character => character == '|') - 1))}", .. rows]) + "\n";

    private static string Micro(double dollars) => $"{dollars * 1e6:#,0}";

    private static string Dollars(double dollars) => $"{dollars:0.00}";

    private double MonthOf(int activities) => Idle + _usual.Of(_whole * activities);

    private string Life() => Table(
        "| part | executions | active periods | point reads | queries | batches | calls of the hub's tables | of its queues | micro-dollars |",
        parts.Append(("**all**", _whole)).Select(part =>
        {
            var (name, takes) = part;
            return $"| {name} | {takes.Executions:0} | {takes.ActivePeriods:0} | {takes.Calls.Reads:0} | {takes.Calls.Queries:0} | {takes.Calls.Batches:0} | {takes.HubTableCalls:0} | {takes.QueueCalls:0} | {Micro(_usual.Of(takes))} |";
        }));

    private string Month() => Table(
        "| activities | nothing to do | execution | tables | queues and blobs | logs | all | all, with reads side by side |",
        Months.Prepend(0).Select(activities =>
        {
            var takes = _whole * activities;
            return $"| {activities:#,0} | {Dollars(Idle)} | {Dollars(_usual.Execution(takes))} | {Dollars(Bill.Rows(takes))} | {Dollars(Bill.Messages(takes) + Bill.Blobs(takes))} "
                + $"| {Dollars(_usual.Logs(takes))} | {Dollars(MonthOf(activities))} | **{Dollars(Idle + _usual.Of(Together * activities))}** |";
        }));

    private string Pie()
    {
        (string Name, double Dollars)[] slices =
        [
            ("reads, each alone", _usual.Of(Reads * 10_000)),
            ("looking into idle queues", _usual.Polling),
            ("evaluate, save, complete", parts.Where((_, at) => at != Reminders && at != parts.Count - 1).Sum(part => _usual.Of(part.Takes * 10_000))),
            ("reminders", _usual.Of(parts[Reminders].Takes * 10_000)),
            ("the timers of every five minutes", _usual.Of(timersOfADay * 30)),
        ];
        return $"""
            ```mermaid
            pie showData title 10,000 activities a month, US dollars
            {string.Join('\n', slices.OrderByDescending(slice => slice.Dollars).Select(slice => $"    \"{slice.Name}\" : {Dollars(slice.Dollars)}"))}
            ```
            """;
    }

    private string Beside() => Table(
        "| activities | with the poller | ours |",
        Months.Prepend(0).Select(activities => $"| {activities:#,0} | {Dollars(Poller(activities, 60))} | {Dollars(MonthOf(activities))} |"));

    // For as long as activities are open (three days each), a function reads all that are, a thousand in a call, and writes each reminder. There is no hub.
    private double Poller(int activities, int secondsBetween)
    {
        var open = activities * 3 / 30.0;
        var runs = 30 * 86_400 / secondsBetween;
        var reminders = parts[Reminders].Takes;
        var requests = (_whole * activities) with
        {
            Turns = 0,
            Tasks = 0,
            Starts = 0,
            QueueCalls = 0,
            ActivePeriods = (_whole.ActivePeriods - reminders.ActivePeriods) * activities,
        };
        var scans = new Counted(Requests: runs, ActivePeriods: runs * Math.Max(1, open / 5_000), Calls: new CallsByKind(Queries: runs * Math.Max(1, Math.Ceiling(open / 1_000))));
        return _usual.Of(scans) + _usual.Of(requests);
    }

    private string Settings()
    {
        (string Name, Setup Setup)[] settings =
        [
            ("as it is", new()),
            ("**`alwaysReadyDurable` 1**: a reminder after a pause does not wait for an instance to start", new(AlwaysReady: 1)),
            ("**`instanceMemoryMB` 4096**", new(MemoryGb: 4)),
            ("`instanceMemoryMB` 512, if host and app fit, which nobody has measured", new(MemoryGb: 0.5)),
            ("**`partitionCount` 16**: up to sixteen instances for orchestrations", new(Partitions: 16)),
            ("`partitionCount` 1", new(Partitions: 1)),
            ("`maxQueuePollingInterval` 1 s", new(PollingSeconds: 1)),
            ("`maxQueuePollingInterval` 30 s: reminders up to half a minute late", new(PollingSeconds: 30)),
            ("Application Insights without requests and dependencies", new(TelemetryKb: 0)),
        ];
        return Table("| setting | US dollars a month |", settings
            .Select(setting => (setting.Name, Bill: new Bill(setting.Setup)))
            .Select(setting => $"| {setting.Name} | {Dollars(setting.Bill.Idle(timersOfADay) + setting.Bill.Of(_whole * 10_000))} |")
            .Append($"| `Live__Enabled`, and somebody listening for 8 hours on 22 days | {Dollars(MonthOf(10_000) + _usual.Periods(22 * 8 * 3_600))} |"));
    }

    private string Scheduler() => Table(
        "| activities a month | actions | Azure Storage | scheduler, paid by the action | scheduler, paid by the million | the same as Azure Storage at |",
        Months.Select(activities =>
        {
            var actions = _whole.Actions * activities;
            var storage = MonthOf(activities);
            var hub = _usual.Polling + ((Bill.Messages(_whole) + Bill.Blobs(_whole) + Bill.Rows(_whole with { Calls = new CallsByKind() })) * activities);
            return $"| {activities:#,0} | {actions:#,0} | {Dollars(storage)} | {Dollars(storage - hub + (actions * Action))} | {Dollars(storage - hub + (actions * Action / 1e6))} "
                + $"| {Dollars(hub / actions * 1e6)} a million |";
        }));

    private static string Limits() => Table(
        $"| limit, as read on {Inputs.LimitsDate} | a second | source |",
        Inputs.AllLimits.Select(limit => $"| {limit.What} | {limit.PerSecond:#,0} | {limit.Source} |"));

    private string Account()
    {
        // Half is left for peaks.
        var calls = Inputs.Limit("accountCalls") / 2;
        var lives = calls * 3_600 / (_whole.TableCalls + _whole.QueueCalls);
        var change = parts[1].Takes.TableCalls;
        return Table("| | |",
        [
            $"| activities that live and end in an hour of work | {Rounded(lives)} |",
            $"| tenants, at 1,000 activities each a month of 160 hours | {Rounded(lives / (1_000 / 160.0))} |",
            $"| requests of users that change something ({change:0} calls) | {Rounded(calls / change)} a second |",
        ]);
    }

    private static string Rounded(double number)
    {
        var scale = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return $"{Math.Floor(number / scale) * scale:#,0}";
    }
}
