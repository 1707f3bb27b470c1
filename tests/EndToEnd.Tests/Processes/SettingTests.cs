namespace SmartActivities.EndToEnd.Tests.Processes;

/// <summary>A wrong setting stops the start with words that name it.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("Development", "Storage:Provider", "nonsense", "Storage__Provider")]
    [InlineData("Development", "Storage:Provider", "7", "Storage__Provider")]
    [InlineData("Development", "Storage:Provider", "Azure", "AzureWebJobsStorage")] // no account is named
    [InlineData("Development", "Storage:Path", " ", "Storage__Path")]
    [InlineData("Development", "Storage:Pathh", "data", "Storage__Pathh")] // a slip of the pen
    [InlineData("Development", "Attachments:MaxFileBytes", "0", "Attachments__MaxFileBytes")]
    [InlineData("Development", "Attachments:MaxFileBytes", "99614721", "Attachments__MaxFileBytes")]
    [InlineData("Development", "Attachments:MaxFileBytes", "much", "Attachments__MaxFileBytes")]
    [InlineData("Development", "Retention:InboxDays", "89", "Retention__InboxDays")] // the ledger needs more
    [InlineData("Development", "Retention:TimelineDays", "0", "Retention__TimelineDays")]
    [InlineData("Development", "Live:BeatSeconds", "0", "Live__BeatSeconds")]
    [InlineData("Development", "Live:BeatSeconds", "61", "Live__BeatSeconds")]
    [InlineData("Development", "Live:MaxMinutes", "26", "Live__MaxMinutes")]
    [InlineData("Development", "Live:Enabled", "perhaps", "Live__Enabled")]
    [InlineData("Development", "Limits:Schedule", "*/5 * * * *", "Limits__Schedule")] // five fields
    [InlineData("Development", "Limits:Scedule", "0 */5 * * * *", "Limits__Scedule")]
    [InlineData("Development", "Auth:ClockSkew", "a minute", "Auth__ClockSkew")]
    [InlineData("Development", "Auth:Authority", "no address", "Auth__Authority")]
    [InlineData("Production", "Auth:Authority", "", "Auth__Authority")]
    [InlineData("Production", "Auth:Authority", "http://login.example", "Auth__Authority")] // without TLS
    [InlineData("Production", "Auth:Authority", "https://login.example", "Auth__Audience")]
    public async Task Setting_Wrong_StopsTheStartByName(string environment, string setting, string value, string named)
    {
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var app = await App.StartAsync(options =>
            {
                options.Environment = environment;
                options.Settings[setting] = value;
            });
        });

        Assert.NotNull(failure);
        Assert.Contains(named, Words(failure), StringComparison.Ordinal);
    }

    private static string Words(Exception? failure) => failure is null ? "" : $"{failure.Message} {Words(failure.InnerException)}";
}
