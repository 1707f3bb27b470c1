namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app begins.</summary>
public class FunctionsApplication
{
    /// <summary>Makes nothing of use; see <see cref="CreateBuilder"/>.</summary>
    public FunctionsApplication()
    {
    }

    /// <summary>A builder with the settings of the environment, of local.settings.json and of the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
