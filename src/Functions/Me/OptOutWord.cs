using System.Text.Json;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Functions.Me;

/// <summary>An opt-out's choice as requests and answers write it.</summary>
internal static class OptOutWord
{
    public static string Of(OptOutChoice choice) => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
}
