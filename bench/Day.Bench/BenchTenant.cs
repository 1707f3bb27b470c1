using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Day.Bench;

/// <summary>A tenant with so many open activities, in a file of its own. Anna has the same hundred in each, on the fifty deals of a pipeline: due from the day
/// before yesterday to in a month. The others belong to users with a hundred each, in nine more pipelines. So all answers are the same in both.</summary>
internal sealed class BenchTenant : IAsyncDisposable
{
    public const int ActivitiesOfAUser = 100;

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private BenchTenant(int open)
    {
        Open = open;
        _services = new ServiceCollection()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", _folder.FullName)]).Build())
            .BuildServiceProvider();
    }

    public int Open { get; }

    public ISortedTable Table => _services.GetRequiredService<ITableStore>().Open(TableNames.Activities);

    public static async Task<BenchTenant> CreateAsync(int open)
    {
        var tenant = new BenchTenant(open);
        for (var user = 0; user < open / ActivitiesOfAUser; user++)
            await Seed.WriteAsync(tenant.Table, A.Tenant, ItemsOf(user), ActivitiesOf(user));
        return tenant;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private static UserId NameOf(int user) => user == 0 ? A.Anna : UserId.Parse($"user-{user}");

    private static ItemKey DealOf(int user, int number) => A.Deal($"{(user * 50) + number}");

    private static IEnumerable<Item> ItemsOf(int user) =>
        Enumerable.Range(0, 50).Select(number => A.Item(DealOf(user, number), stage: A.Stage() with { Pipeline = PipelineOf(user) }, responsible: NameOf(user)));

    private static PipelineId PipelineOf(int user) => PipelineId.Parse(user == 0 ? "0" : $"{1 + (user % 9)}");

    private static IEnumerable<Activity> ActivitiesOf(int user) => Enumerable.Range(0, ActivitiesOfAUser).Select(number =>
        A.Activity((user * ActivitiesOfAUser) + number + 1) with
        {
            Item = DealOf(user, number / 2),
            ResponsibleId = NameOf(user),
            ItemResponsibleId = NameOf(user),
            Deadline = new Deadline(A.Now + Duration.FromHours((number * 8) - 48), A.Warsaw),
            Reminders = number % 10 == 0 ? ReminderOffsets.Of(Duration.FromDays(7)) : ReminderOffsets.Default,
        });
}
