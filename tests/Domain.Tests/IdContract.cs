namespace SmartActivities.Domain.Tests;

/// <summary>What holds for every id that comes from outside, whatever it names.</summary>
public abstract class IdContract<T>(IdContract<T>.Reader tryParse, Func<string, T> parse, Func<T, string> value)
    where T : struct
{
    public delegate bool Reader(string? text, out T id);

    [Theory]
    [InlineData("42")]
    [InlineData("C7:NEW")]
    [InlineData("a b")]
    public void Id_Text_IsReadAndWrittenAsItWasGiven(string text)
    {
        Assert.True(tryParse(text, out var id));
        Assert.Equal((text, text), (value(id), id.ToString()));
        Assert.Equal(id, parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a\n")]
    public void Id_BreakingTheRule_IsRefusedAndReadAsNone(string? text)
    {
        Assert.False(tryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => parse(text!));
    }

    [Fact]
    public void Id_Default_IsHarmless() => Assert.Equal(("", ""), (value(default), default(T).ToString()));
}

public sealed class TenantIdTests() : IdContract<TenantId>(TenantId.TryParse, TenantId.Parse, id => id.Value);

public sealed class UserIdTests() : IdContract<UserId>(UserId.TryParse, UserId.Parse, id => id.Value);

public sealed class ItemIdTests() : IdContract<ItemId>(ItemId.TryParse, ItemId.Parse, id => id.Value);

public sealed class PipelineIdTests() : IdContract<PipelineId>(PipelineId.TryParse, PipelineId.Parse, id => id.Value);

public sealed class StageIdTests() : IdContract<StageId>(StageId.TryParse, StageId.Parse, id => id.Value);

public sealed class TemplateIdTests() : IdContract<TemplateId>(TemplateId.TryParse, TemplateId.Parse, id => id.Value);
