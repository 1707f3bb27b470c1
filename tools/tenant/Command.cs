using System.Globalization;
using Microsoft.Extensions.Options;
using SmartActivities.Domain;

namespace SmartActivities.Tools.Tenant;

/// <summary>What is typed to move a tenant.</summary>
public static class Command
{
    private const string Usage = """
        Moves a tenant from one deployment's storage to another's. No app may be running on either of them.

          copy     <tenant> --from <place> --to <place>   makes --to hold of the tenant what --from holds, and nothing else
          compare  <tenant> --from <place> --to <place>   tells what differs
          delete   <tenant> --from <place> --to <place>   deletes from --from what lies in --to just so

        A place is a storage account by its name (you are signed in as somebody who may read and write its tables and blobs), a connection
        string, or the data folder of a LocalHost. To copy over what --to already holds of the tenant say --over at the end.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command, the tenant, and both places.</param>
    /// <param name="output">What the caller reads.</param>
    /// <returns>0 when it was done or nothing differs, 1 when it was not, 2 for a command that cannot be read.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(arguments);
        var mayReplace = arguments is ["copy", .., "--over"];
        if (arguments.SkipLast(mayReplace ? 1 : 0).ToArray() is not [("copy" or "compare" or "delete") and var command, var name, "--from", var from, "--to", var to]
            || !TenantId.TryParse(name, out var tenant))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await using var source = Place.Open(from);
            await using var target = Place.Open(to);
            return await RunAsync(command, new Move(tenant, source, target), mayReplace, output);
        }
        catch (OptionsValidationException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> RunAsync(string command, Move move, bool mayReplace, TextWriter output)
    {
        if (command is "copy")
        {
            if (!mayReplace && await move.IsBegunAsync())
            {
                await output.WriteLineAsync("The place to copy to holds something of this tenant already. Say --over to have it replaced.");
                return 1;
            }

            await move.CopyAsync();
        }

        var comparison = await move.CompareAsync();
        foreach (var difference in comparison.Differences)
            await output.WriteLineAsync(difference);
        var held = string.Create(CultureInfo.InvariantCulture, $"{comparison.Rows:#,0} rows and {comparison.Files:#,0} files");
        if (comparison.Differences is not [])
        {
            await output.WriteLineAsync($"The two places differ, out of {held}.{(command is "delete" ? " Nothing was deleted." : "")}");
            return 1;
        }

        if (comparison is { Rows: 0, Files: 0 })
        {
            await output.WriteLineAsync("Neither place holds anything of this tenant; is its id written just so?");
            return 1;
        }

        if (command is "delete")
            await move.DeleteAsync();
        await output.WriteLineAsync(command switch
        {
            "copy" => $"Copied, and compared: {held}.",
            "compare" => $"The same in both places: {held}.",
            _ => $"Deleted: {held}, which the other place holds.",
        });
        return 0;
    }
}
