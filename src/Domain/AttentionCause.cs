namespace SmartActivities.Domain;

/// <summary>What can lift an item to the top of its column. Planning, completing and postponing do not.</summary>
public enum AttentionCause
{
    /// <summary>The item is new.</summary>
    Created,

    /// <summary>A reminder of one of its activities was raised.</summary>
    Reminder,

    /// <summary>A contact came in.</summary>
    Incoming,

    /// <summary>Somebody other than its responsible wrote a comment.</summary>
    Comment,
}
