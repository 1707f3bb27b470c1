namespace ClassicSample;

/// <summary>Writes into the diary; of each invocation its own.</summary>
public sealed class Pen(Diary diary) : IDisposable
{
    public void Write(string what) => diary.Note(what);

    public void Dispose() => diary.Note("a pen was put away");
}
