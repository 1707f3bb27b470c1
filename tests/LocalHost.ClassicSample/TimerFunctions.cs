using Microsoft.Azure.Functions.Worker;

namespace ClassicSample;

public sealed class TimerFunctions(Diary diary)
{
    /// <summary>Whose runs are not kept: what was missed is missed.</summary>
    [Function(nameof(Forgetful))]
    public void Forgetful([TimerTrigger("0 */5 * * * *", UseMonitor = false)] TimerInfo timer) =>
        diary.Note(timer is { ScheduleStatus: null, IsPastDue: false } ? nameof(Forgetful) : "a run that was kept");
}
