using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Calendars;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Settings;
using SmartActivities.Functions.Templates;

namespace SmartActivities.Functions.Tests.Edge;

public sealed class FunctionMarksTests
{
    private static readonly ImmutableArray<(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)> Functions =
    [
        .. from type in typeof(CheckHealth).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where function is not null && trigger is not null
           select (function.Name, method, trigger),
    ];

    [Fact]
    public void Function_OverHttp_SaysOnceWhomItLetsIn() => Assert.All(Functions, function => Assert.Equal(
        1,
        new[] { typeof(AllowAnonymousFunctionAttribute), typeof(AnyUserAttribute), typeof(RequiresRoleAttribute) }.Count(mark => function.Method.IsDefined(mark))));

    [Fact]
    public void Function_OpenToAnybody_IsOneOfThese() => Assert.Equal(
        ["CheckHealth", "IssueDevelopmentToken", AnswerUnknownRoute.Name],
        Named(access => access is FunctionAccess.Anonymous));

    [Fact]
    public void Function_ForAdministrators_IsOneOfThese() => Assert.Equal(
        [
            nameof(AddCountryHolidays), nameof(CancelCleanUp), nameof(ChangeBehaviorSettings), nameof(ChangeCalendarSettings), nameof(ChangeSuggestionSettings),
            nameof(DeleteTemplate), nameof(ImportHolidays), nameof(PutTemplate), nameof(ReadBehaviorSettings), nameof(ReadCalendarSettings),
            nameof(ReadCleanUp), nameof(ReadSuggestionSettings), nameof(StartCleanUp), nameof(UndoCleanUp),
        ],
        Named(access => access is FunctionAccess.Role { Any: CallerRoles.Admin }));

    [Fact]
    public void Function_ThatReads_AnswersHeadToo() => Assert.All(
        Functions, function => Assert.Equal(function.Trigger.Methods!.Contains("get"), function.Trigger.Methods!.Contains("head")));

    private static IEnumerable<string> Named(Func<FunctionAccess, bool> access) =>
        Functions.Where(function => access(FunctionMarks.Of(function.Method).Access)).Select(function => function.Name).Order(StringComparer.Ordinal);
}
