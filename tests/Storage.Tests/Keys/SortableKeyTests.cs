using CsCheck;
using SmartActivities.Storage.Keys;

namespace SmartActivities.Storage.Tests.Keys;

public sealed class SortableKeyTests
{
    private static readonly Gen<long> Numbers = Gen.OneOf(Gen.Long, Gen.Long[-3, 3], Gen.Const(long.MinValue), Gen.Const(long.MaxValue));

    private static readonly Gen<Instant> Instants = Gen.OneOf(
        Gen.Long[Instant.MinValue.ToUnixTimeTicks(), Instant.MaxValue.ToUnixTimeTicks()].Select(Instant.FromUnixTimeTicks),
        Gen.Long[-3, 3].Select(Instant.FromUnixTimeTicks));

    [Fact]
    public void Number_AnyTwo_SortLikeTheirValues() => Gen.Select(Numbers, Numbers).Sample((one, other) =>
        AssertSameOrder(one.CompareTo(other), SortableKey.Number(one), SortableKey.Number(other)));

    [Fact]
    public void Ascending_AnyTwo_SortEarliestFirst() => Gen.Select(Instants, Instants).Sample((one, other) =>
        AssertSameOrder(one.CompareTo(other), SortableKey.Ascending(one), SortableKey.Ascending(other)));

    [Fact]
    public void Descending_AnyTwo_SortLatestFirst() => Gen.Select(Instants, Instants).Sample((one, other) =>
        AssertSameOrder(other.CompareTo(one), SortableKey.Descending(one), SortableKey.Descending(other)));

    [Fact]
    public void Number_Any_RoundTripsAtFixedWidth() => Numbers.Sample(number =>
    {
        Assert.Equal(SortableKey.Length, SortableKey.Number(number).Escaped.Length);
        Assert.True(SortableKey.TryReadNumber(SortableKey.Number(number).Escaped, out var read));
        Assert.Equal(number, read);
    });

    [Fact]
    public void Instant_Any_RoundTripsToTheTick() => Instants.Sample(instant =>
    {
        Assert.True(SortableKey.TryReadAscending(SortableKey.Ascending(instant).Escaped, out var ascending));
        Assert.True(SortableKey.TryReadDescending(SortableKey.Descending(instant).Escaped, out var descending));
        Assert.Equal((instant, instant), (ascending, descending));
    });

    [Fact]
    public void Number_Written_IsStable()
    {
        // Rows that are stored rely on these forms.
        Assert.Equal("8000000000000000", SortableKey.Number(0).Escaped);
        Assert.Equal("7fffffffffffffff", SortableKey.Number(-1).Escaped);
        Assert.Equal("803fc984dc338000", SortableKey.Ascending(Instant.FromUtc(2026, 11, 23, 16, 0)).Escaped);
        Assert.Equal("7fc0367b23cc7fff", SortableKey.Descending(Instant.FromUtc(2026, 11, 23, 16, 0)).Escaped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("800000000000000")] // too short
    [InlineData("08000000000000000")] // too long
    [InlineData("800000000000000A")] // upper case sorts elsewhere
    [InlineData(" 80000000000000a")]
    public void TryReadNumber_WhatWasNeverWritten_IsRefused(string escaped) => Assert.False(SortableKey.TryReadNumber(escaped, out _));

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("ffffffffffffffff")]
    public void TryReadInstant_BeyondTheCalendar_IsRefused(string escaped)
    {
        Assert.False(SortableKey.TryReadAscending(escaped, out _));
        Assert.False(SortableKey.TryReadDescending(escaped, out _));
    }

    private static void AssertSameOrder(int values, KeyPart one, KeyPart other) =>
        Assert.Equal(Math.Sign(values), Math.Sign(string.CompareOrdinal(one.Escaped, other.Escaped)));
}
